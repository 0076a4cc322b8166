"""Who may read a stream: judged when it begins as for a page, and again and again while it lasts."""

import asyncio
import logging
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.http.request import split_domain_port, validate_host
from django.utils import timezone

from doordesk.foundation.live.channels import may_follow
from doordesk.foundation.live.hub import Hub
from doordesk.foundation.live.viewers import Viewer
from doordesk.foundation.people.models import Person

log = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
LOOK_SECONDS = 1.0
BATCH = 100


@dataclass(slots=True)
class Seat:
    """Whose stream it is, by which session; `due` is when that is judged again."""

    person_id: int
    session: str
    proof: str  # changes with the person's password, as their sessions do
    refused: str = ""
    due: float = 0.0


def admit(headers: Mapping[str, str], channels: Iterable[str]) -> Seat | None:
    """Find who reads, exactly as a page does; None for a stranger, or at an address that is not ours."""
    host, _ = split_domain_port(headers.get("host", ""))
    key = _cookie(headers.get("cookie", ""))
    if not key or not validate_host(host, settings.ALLOWED_HOSTS):
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    person = get_user(request)
    if not isinstance(person, Person):
        return None
    refused = next((name for name in channels if not may_follow(person, name)), "")
    return Seat(person.pk, key, person.get_session_auth_hash(), refused)


def _cookie(said: str) -> str:
    try:
        found = SimpleCookie(said).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


async def watch(hub: Hub, seats: dict[Viewer, Seat]) -> None:
    """Judge every stream again once a minute; who may not read any more is cut off, and told to look."""
    clock = asyncio.get_running_loop().time

    def next_time() -> float:  # spread, so that streams that began together are not judged together
        return clock() + EVERY_SECONDS * random.uniform(0.5, 1)  # noqa: S311 - no secret

    while True:
        await asyncio.sleep(LOOK_SECONDS)
        for seat in seats.values():
            seat.due = seat.due or next_time()
        due = [viewer for viewer, seat in seats.items() if seat.due <= clock() or viewer.stirred][:BATCH]
        try:
            lost = await hub.threads.run(lapsed, {viewer: seats[viewer] for viewer in due}) if due else []
        except Exception:  # the database may be away: nobody is judged without it
            log.exception("streams could not be judged again")
            continue
        for viewer in due:
            viewer.stirred = False
            if viewer in seats:
                seats[viewer].due = next_time()
        for viewer in lost:
            viewer.end(reset=True)


def lapsed(seats: Mapping[Viewer, Seat]) -> list[Viewer]:
    """Return the streams whose readers are signed out, have left, or may not follow a channel any more."""
    keys = {seat.session for seat in seats.values()}
    # Sessions end by the clock that Django reads, not by one that a demo has moved.
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    sessions = set(alive.values_list("session_key", flat=True))
    people = Person.objects.filter(is_active=True).in_bulk({seat.person_id for seat in seats.values()})
    judged: dict[tuple[int, str], bool] = {}

    def holds(viewer: Viewer, seat: Seat) -> bool:
        person = people.get(seat.person_id)
        if seat.session not in sessions or person is None or person.get_session_auth_hash() != seat.proof:
            return False
        for name in viewer.channels:
            if (person.pk, name) not in judged:
                judged[person.pk, name] = may_follow(person, name)
        return all(judged[person.pk, name] for name in viewer.channels)

    return [viewer for viewer, seat in seats.items() if not holds(viewer, seat)]
