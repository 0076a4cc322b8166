"""What the browser's tests ask to have done on the server's own database: JSON in, JSON out."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Line, Packet
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests import cast as story
from tests.builders.debriefs import Stage, call, loop_of


def company() -> dict[str, str]:
    """The cast with an opening; returns the cookie of each, by first name."""
    people = story.cast()
    story.opening(people, story.principles())
    return {name: _cookie(who) for name, who in people.everybody.items()}


def _cookie(who: Person) -> str:
    client = Client()
    client.force_login(who)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _cast() -> story.Cast:
    names = story.Cast.__dataclass_fields__
    found = {one.email.split("@")[0]: one for one in Person.objects.exclude(email=None) if one.email}
    return story.Cast(**{name: found[name] for name in names})


def _loop(name: str) -> Stage:
    versions = list(Version.objects.order_by("principle__position"))
    return loop_of(_cast(), versions, Opening.objects.get(), name=name)


def ready(name: str) -> None:
    """A loop whose assessments are all in."""
    _loop(name)


def room(name: str, state: str) -> str:
    """A debrief at a step; returns its address."""
    made = call(_loop(name), at=State(state))
    return reverse("debriefs:room", args=[made.room.pk])


def line(address: str, text: str) -> int:
    """A line of Priya's; returns its key."""
    debrief = _at(address)
    section = debrief.loop.interviews.get(interviewer=_cast().mateo).assessments.get().sections.last()
    assert section is not None
    assert section.version is not None
    made = actions.add_line(
        debrief, section.version, column="met", text=text, actor=_cast().priya,
        evidence=Evidence(section.pk, "rang the person on call"),
    )  # fmt: skip
    return made.pk


def reword(key: int, text: str) -> None:
    """Priya rewords her line."""
    row = Line.objects.get(pk=key)
    actions.change_line(row, text=text, column=row.column, revision=row.revision, actor=_cast().priya)


def ending(address: str) -> list[str]:
    """State and outcome of a debrief."""
    debrief = _at(address)
    return [debrief.state, Packet.objects.get(debrief=debrief).outcome]


def _at(address: str) -> Debrief:
    return Debrief.objects.get(pk=int(address.rstrip("/").rpartition("/")[2]))


def lines(address: str) -> list[str]:
    """What stands on a debrief's list."""
    return [one.text for one in _at(address).lines.all()]


def step(address: str, deed: str) -> None:
    """Ana moves a debrief on."""
    getattr(actions, deed)(_at(address), actor=_cast().ana)


def take_over(address: str, name: str) -> None:
    """Somebody else leads from now on."""
    people = _cast()
    leader = people.everybody[name]
    actions.take_over(_at(address), leader, "Ana lost her connection.", actor=people.nadia)


def key_of(name: str) -> int:
    """Somebody's key."""
    return _cast().everybody[name].pk
