"""What came in can be read on the pages of the house, by those who may."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.loops.models import Loop
from tests.builders import imports as old
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db

ROOMS = ("assessments:write", "loops:brief", "loops:calendar")


@pytest.fixture
def people(tmp_path: Path) -> Cast:
    made = cast()
    tables = old.export1()
    tables["users"] = [
        old.user(7, primary_email_address="priya@fernhill.example"),
        old.user(9, primary_email_address="marta@fernhill.example"),
    ]
    tables["scorecards"].append(old.scorecard(125, by=9, overall_recommendation="mixed", interviewed_at=None))
    run(old.folder(tmp_path, tables))
    return made


def shown(who: Person, name: str, *arguments: object) -> tuple[int, str]:
    client = Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(reverse(name, args=arguments))
    return response.status_code, response.content.decode()


def test_packet_of_the_past_reads_like_any_other(people: Cast) -> None:
    status, page = shown(people.marta, "assessments:packet", Loop.objects.get().pk)
    assert status == 200
    for said in (
        "Drew the queue first.",
        "Knows why, not only how.",
        "A ledger",
        "from an earlier system",
        "Inclined",
        "without one of the four votes",
    ):
        assert said in page
    assert page.count("Asked about pay.") == 1  # Marta's own private note, nobody else's


def test_outsider_finds_nothing(people: Cast) -> None:
    status, page = shown(people.omar, "assessments:packet", Loop.objects.get().pk)
    assert status == 404
    assert "Drew the queue" not in page


@pytest.mark.parametrize("name", ["marta", "priya", "nadia", "rosa", "erik", "omar"])
def test_no_page_about_the_past_breaks(people: Cast, name: str) -> None:
    who, loop = people.everybody[name], Loop.objects.get()
    application = loop.application
    pages: list[tuple[str, object]] = [
        ("loops:loop", loop.pk),
        ("assessments:packet", loop.pk),
        ("candidates:application", application.pk),
        ("candidates:detail", application.candidate_id),
        ("openings:detail", application.opening_id),
    ]
    for one in Assessment.objects.all():
        pages.append(("assessments:read", one.pk))
        pages += [(room, one.interview_id) for room in ROOMS]
    for page, key in pages:
        assert shown(who, page, key)[0] < 500, page
    for page in ("candidates:list", "openings:list", "desk"):
        assert shown(who, page)[0] < 400, page


def test_past_is_marked_with_its_number(people: Cast) -> None:
    application = Loop.objects.get().application
    assert (
        "Brought in from Greenhouse, number 42"
        in shown(people.nadia, "candidates:application", application.pk)[1]
    )
    assert (
        "Brought in from Greenhouse, number 3"
        in shown(people.nadia, "openings:detail", application.opening_id)[1]
    )
