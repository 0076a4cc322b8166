"""What the demo says of the debriefs that can be lived through alone: at its door, and in their rooms."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import RUNNING, State
from doordesk.mechanisms.demo.queries.advice import AGAIN, advice
from doordesk.mechanisms.demo.queries.presence import attendance
from doordesk.mechanisms.demo.queries.scripts import Script, Start, script_of, scripts
from doordesk.mechanisms.demo.queries.seats import address, key_of
from doordesk.mechanisms.demo.queries.tables import Table, debrief_of

PLAYED = "They read, vote, write and decide at their own pace, and nothing happens while you are away."


@dataclass(frozen=True)
class Play:
    """A debrief at the door: its script, and the room if it has been called."""

    script: Script
    debrief: Debrief | None
    people: dict[str, Person]

    @property
    def over(self) -> bool:
        """Whether nothing is left to play in it."""
        return self.debrief is not None and self.debrief.standing not in RUNNING

    @property
    def stands(self) -> str:
        """How it stands, for somebody at the door."""
        who = self.script.candidate
        if self.over:
            return f"The debrief of {who} is over. {AGAIN}"
        if self.debrief is None or self.debrief.standing is State.CALLED:
            return f"Five people have interviewed {who}. Read, vote, discuss, decide: the others are played."
        return f"The debrief of {who} is under way. Take a seat and go on: the others are played."

    @property
    def starts(self) -> list[tuple[Start, Person]]:
        """The ways in, with the person each makes of a newcomer."""
        return [(one, self.people[one.person]) for one in self.script.starts if one.person in self.people]


def plays() -> list[Play]:
    """Return the debriefs that can be lived through; without ways in before the company has moved in."""
    keys = {one.person for script in scripts() for one in script.starts}
    found = Person.objects.filter(is_active=True, email__in=[address(key) for key in keys])
    people = {key_of(one): one for one in found}
    return [Play(one, debrief_of(one), people) for one in scripts()]


def play_called(name: str) -> Play | None:
    """Return one by the name of its script."""
    return next((one for one in plays() if one.script.name == name), None)


@panel("debrief")
def played(actor: Actor, debrief: Debrief) -> Iterator[Panel]:
    """Say in a played debrief who is played, what to do now, and what was said last about a vote."""
    script = script_of(debrief.loop.application.candidate.name)
    if script is None or not settings.DEMO:
        return
    table = Table(script, debrief)
    running = debrief.standing in RUNNING
    called = debrief.standing is State.CALLED
    said = [PLAYED if called else "", advice(table, actor), _said(table, actor)]
    lines = [PanelLine(one) for one in said if one]
    if not running:
        lines.append(PanelLine("Be somebody else", reverse("demo:door")))
    yield Panel("The others are played by the demo" if running else "The end", tuple(lines), order=10)


def _said(table: Table, actor: Actor) -> str:
    """What the played member who spoke last says of their second vote; nothing before votes are shown."""
    if table.debrief.standing is not State.DISCUSSING:
        return ""
    last = table.debrief.lines.order_by("written_at", "pk").last()
    key = table.keys.get(last.author_id, "") if last else ""
    real = {table.key(actor), *(table.keys.get(pk) for pk in attendance(table).guests)}
    if key in real or key not in table.script.parts:
        return ""
    return f"{table.people[key].get_short_name()}: “{table.script.parts[key].why}”"
