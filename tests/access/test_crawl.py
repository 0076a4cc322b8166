"""Promise 1: every address, walked as everybody; no sealed word where it must not be (rule F3)."""

import html
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.core import mail
from django.db.models import Model
from django.test import Client
from django.urls import URLResolver, get_resolver

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.live.models import Event
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.reminders.actions import send_mornings
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.course.models import Course, Lesson
from doordesk.mechanisms.debriefs.models import Debrief, Gap, Line
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop, Override, SeatRequest, Trainee
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.practice.models import OwnCase, Sheet
from doordesk.mechanisms.principles.models import BankQuestion, Principle
from doordesk.mechanisms.quality.models import Piece, Review
from doordesk.mechanisms.training.models import Certificate, Journey, Path
from tests.access import canaries
from tests.builders.rows import TAKEN_ALONG, state

pytestmark = pytest.mark.django_db
WORD = re.compile(rb"qzx\d+v")
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
# What a number in an address counts: by the parameter's name or a word of the path, the nearest first.
COUNTED: dict[str, type[Model]] = {
    "interview_id": Interview, "loop_id": Loop, "applications": Application, "application": Application,
    "assessments": Assessment, "candidates": Candidate, "certificates": Certificate, "coaching": Debrief,
    "course": Course, "debriefs": Debrief, "debrief-seats": DebriefSeat, "notes": Note,
    "gaps": Gap, "growth": Person, "interviews": Interview, "journeys": Journey, "lessons": Lesson,
    "lines": Line, "loops": Loop, "openings": Opening, "paths": Path,
    "overrides": Override, "people": Person, "as": Person, "principles": Principle, "questions": BankQuestion,
    "requests": SeatRequest, "resumes": Resume, "screens": Application, "seats": Trainee, "sections": Section,
    "teams": Team, "trainees": Trainee, "pieces": Piece, "reviews": Review,
    "own_case": OwnCase, "sheet": Sheet,
    "training": Certificate, "packet": Loop, "write": Interview,
}  # fmt: skip
OPEN_TO_ALL = {Certificate, Course, Lesson, Path, Person, Principle}  # three of them say as much as all
WORDS = {"slug", "str", "path", "uuid"}
TRIED_WORDS = ("decline", "html", "json")
NAMED = {
    "case": ("own-1", "own-2", "ward-cupboards", "own-404"),  # practice cases, by their slugs
    "rule": ("own-blue-sky", "long-sentence", "nothing"),  # rules of the writing coach
}
LEFT_OUT = re.compile(r"account/logout|sign-out|^static/")
# What a list offers: its own files and boards by their links, and a search where there is a field for one.
OFFERED = re.compile(rb'href="[^"?]*(\?[^"]*(?:csv|view=board)[^"]*)"')
SEARCHED = (b'id="filter-q"', "?q=qzx")


def addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Every address pattern of the product, as text."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern).lstrip("^").rstrip("$")
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route)
        elif "(?P" not in route:
            yield route


def filled(route: str) -> Iterator[str]:
    """The route with every row's number in it, and one that is nobody's."""
    match = PARAMETER.search(route)
    if match is None:
        yield route
        return
    kind, name = match.groups()
    words = NAMED.get(name, TRIED_WORDS)
    values = list(words) if (kind or "str") in WORDS else _numbers(route[: match.start()], name)
    for value in values:
        yield from filled(f"{route[: match.start()]}{value}{route[match.end() :]}")


def _numbers(before: str, name: str) -> list[str]:
    words = [name, *reversed(before.strip("/").split("/"))]
    model = next((COUNTED[word] for word in words if word in COUNTED), None)
    if model is None:  # not a row of ours: a step, a code
        return ["1", "404"]
    pks = model._base_manager.order_by("pk").values_list("pk", flat=True)
    return [*map(str, pks[:3] if model in OPEN_TO_ALL else pks), "987654"]


def walked(client: Client) -> Iterator[tuple[str, bytes]]:
    """Every address with everything that comes back; a route that only takes deeds is asked once."""
    for route in addresses():
        if LEFT_OUT.search(route):
            continue
        shown = False
        for address in filled(route):
            status, body = _answer(client, f"/{address}")
            yield address, body
            if status == HTTPStatus.METHOD_NOT_ALLOWED:
                break
            if status == HTTPStatus.OK:
                yield from ((address, more) for more in forms(client, address, body, first=not shown))
                shown = True


def forms(client: Client, address: str, body: bytes, *, first: bool) -> Iterator[bytes]:
    """A route's first page as a fragment, too (only refusals differ); a list's files, board and search."""
    if first:
        yield _answer(client, f"/{address}", headers={"HX-Request": "true"})[1]
    if not re.search(r"\d", address):
        offered = {html.unescape(query.decode()) for query in OFFERED.findall(body)}
        for query in sorted(offered | ({SEARCHED[1]} if SEARCHED[0] in body else set())):
            yield _answer(client, f"/{address}{query}")[1]


def _answer(client: Client, address: str, **more: object) -> tuple[int, bytes]:
    answer: Any = client.get(address, **more)  # type: ignore[arg-type]
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return answer.status_code, bytes(body) + head.encode()


@pytest.mark.parametrize(
    "name",
    ["erik", "rosa", "nadia", "marta", "ana", "priya", "wanjiru", "leila", "ben", "omar", "helen", None],
)
def test_no_sealed_word_reaches_anybody_it_should_not(
    name: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Pages, fragments, exports, searches, calendars and error pages; then letters, log, trail and events.

    Looking changes nothing, but that the trail says who took a file along.
    """
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "markdown_it")  # it tells of each line that it parses, and of nothing else
    sealed = canaries.build()
    client = Client(raise_request_exception=False)
    if name:
        client.force_login(sealed.person(name))
    before, entries = state(), Entry.objects.count()
    seen: dict[str, set[str]] = {}
    for address, body in walked(client):
        for word in WORD.findall(body):
            seen.setdefault(word.decode(), set()).add(address)
    allowed = {word for word, readers in sealed.readers.items() if name in readers}
    leaks = {word: sorted(where)[:3] for word, where in seen.items() if word not in allowed}
    assert not leaks
    assert not allowed - set(seen), "what may be read is found somewhere, or this test proves nothing"
    after = state()
    assert {label for label in before if before[label] != after[label]} <= {Entry._meta.label}
    assert {one.kind for one in Entry.objects.order_by("number")[entries:]} <= TAKEN_ALONG
    with clock.at(canaries.AFTER + timedelta(days=1)):
        assert name or send_mornings(), "the letters of a morning are among those looked at"
    assert not WORD.search(_everything_else(caplog))


def _everything_else(caplog: pytest.LogCaptureFixture) -> bytes:
    """Letters (written and sent), log lines, the trail and the outbox as text."""
    parts = [caplog.text]
    parts += [str(vars(letter)) for letter in Letter.objects.all()]
    parts += [str(message.message()) for message in mail.outbox]
    parts += [str(vars(entry)) for entry in Entry.objects.all()]
    parts += [str(vars(event)) for event in Event.objects.all()]
    return "\n".join(parts).encode()
