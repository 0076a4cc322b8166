"""A random walk through one debrief, by its own deeds, on a server's database; JSON in, JSON out."""

import random
from collections.abc import Callable

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.live.models import Event
from doordesk.foundation.people.models import Person
from doordesk.foundation.ui.marks import mark_of
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.changes import pulse_of
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.states import Column, State, Turn
from tests.builders.debriefs import REASON, VOTERS, called
from tests.live.story import cookie_of

AT_TABLE = (*VOTERS, "nadia", "rosa")
# How many deeds each step has before the Bar Raiser moves on.
LENGTHS = {State.READING: 80, State.REVOTING: 60, State.DISCUSSING: 110, State.DECIDING: 50}
Deed = Callable[["Walk"], object]


class Walk:
    """Where it stands, and who might do what by chance."""

    def __init__(self, room: int, seed: int) -> None:
        self.room = Debrief.objects.select_related("loop__application__opening").get(pk=room)
        self.chance = random.Random(seed)  # noqa: S311 - no secret

    def who(self, *names: str) -> Person:
        """One of these people."""
        return Person.objects.get(email=f"{self.chance.choice(names)}@fernhill.example")

    @property
    def papers(self) -> list[Assessment]:
        """The packet."""
        return list(Assessment.objects.filter(interview__loop=self.room.loop_id).order_by("pk"))

    def do(self) -> bool:
        """Try one deed of the present step; a refusal is fine, and counts as none."""
        try:
            self.chance.choice(DEEDS[State(self.room.state)])(self)
        except Refused:
            return False
        return True


def mark(walk: Walk) -> None:
    deed = walk.chance.choice((actions.mark_read, actions.mark_read, actions.unmark_read))
    deed(walk.room, walk.chance.choice(walk.papers), actor=walk.who(*AT_TABLE))


def extend(walk: Walk) -> None:
    actions.extend_reading(walk.room, walk.chance.choice((1, 5)), actor=walk.who("ana"))


def vote(walk: Walk) -> None:
    actions.cast_vote(walk.room, walk.chance.randint(1, 4), actor=walk.who(*VOTERS))


def whisper(walk: Walk) -> None:
    words = f"Whisper {walk.chance.random():.8f}"
    actions.nudge(walk.room, walk.who("priya", "mateo", "marta"), words, actor=walk.who("ana"))


def line(walk: Walk) -> None:
    sections = Section.objects.filter(assessment__in=walk.papers).exclude(version=None)
    section = walk.chance.choice(list(sections.select_related("version")))
    assert section.version is not None
    actions.add_line(
        walk.room, section.version, column=walk.chance.choice(Column.values),
        text=f"Said {walk.chance.random():.8f}", evidence=Evidence(section.pk, "rang the person on call"),
        actor=walk.who(*VOTERS),
    )  # fmt: skip


def reword(walk: Walk) -> None:
    lines = list(walk.room.lines.select_related("debrief", "author").order_by("pk"))
    if not lines:
        raise Refused("There is no line yet.")
    row = walk.chance.choice(lines)
    text = f"Said anew {walk.chance.random():.8f}"
    actions.change_line(row, text=text, column=row.column, revision=row.revision, actor=row.author)


def strike(walk: Walk) -> None:
    lines = list(walk.room.lines.select_related("debrief", "author").order_by("pk"))
    if not lines:
        raise Refused("There is no line yet.")
    deed = walk.chance.choice((actions.strike_line, actions.restore_line))
    row = walk.chance.choice(lines)
    deed(row, actor=row.author)


def speak(walk: Walk) -> None:
    spoken = walk.chance.random() < 0.7
    actions.note_spoken(walk.room, walk.who(*VOTERS), spoken=spoken, actor=walk.who("ana"))


def turn(walk: Walk) -> None:
    way = walk.chance.choice((Turn.HIRE, Turn.NO_HIRE))
    raises = "She asks who is hurt by a delay."
    actions.turn_key(
        walk.room, way, REASON, actor=walk.who("marta", "ana"), better_than_half=True, raises_bar=raises
    )


DEEDS: dict[State, tuple[Deed, ...]] = {
    State.READING: (mark, mark, mark, mark, extend, whisper),
    State.REVOTING: (vote, vote, vote, whisper),
    State.DISCUSSING: (line, line, reword, strike, speak, speak, whisper),
    State.DECIDING: (turn, whisper),
}


def begin() -> int:
    """Amara's debrief, called; returns its key."""
    return called(at=State.READING).room.pk


def deeds(room: int, seed: int, count: int) -> int:
    """Do deeds until so many were done; give up after many refusals."""
    walk = Walk(room, seed)
    done = 0
    for _ in range(count * 20):
        done += walk.do()
        if done == count:
            break
    return done


def move_on(room: int, step: str) -> str:
    """Let the Bar Raiser move on; before the reveal everybody votes."""
    walk = Walk(room, 0)
    for name in VOTERS if step == "reveal" else ():
        if not walk.room.ballots.filter(person=walk.who(name)).exists():
            actions.cast_vote(walk.room, 3, actor=walk.who(name))
    getattr(actions, step)(walk.room, actor=walk.who("ana"))
    return str(Debrief.objects.get(pk=room).state)


def own_votes(room: int) -> dict[str, list[str]]:
    """The marks of each voter's votes, first and second, by first name, as pages write them."""
    debrief = Debrief.objects.get(pk=room)
    votes = [(one.author.email, one.vote) for one in Walk(room, 0).papers]
    votes += [(one.person.email, one.vote) for one in debrief.ballots.select_related("person")]
    found: dict[str, list[str]] = {}
    for email, vote in votes:
        found.setdefault(str(email).split("@", maxsplit=1)[0], []).append(mark_of(vote).name)
    return found


def cookies() -> dict[str, str]:
    """A session of everybody at the table."""
    return {name: cookie_of(Person.objects.get(email=f"{name}@fernhill.example")) for name in AT_TABLE}


def pulse(room: int, name: str) -> str:
    """Where somebody's page stands when it has caught up."""
    person = Person.objects.get(email=f"{name}@fernhill.example")
    return pulse_of(room, person)


def log(room: int, after: int) -> list[str]:
    """What a window that stood at `after` must have heard: word and row of each event, in order."""
    rows = Event.objects.filter(channel=f"debrief:{room}", number__gt=after).order_by("number")
    return [f"{word}/{row}" for word, row in rows.values_list("word", "row_id")]
