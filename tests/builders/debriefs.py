"""Builders for debriefs: Amara's loop with five assessments in, and a debrief at any of its steps.

First votes: Marta and Mateo inclined, Ana and Wanjiru not inclined, Priya strongly inclined. Each text and
each remark holds a word of its own, so that a test can look for it anywhere: `canary("priya", "notes")`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Part, Vote
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.states import State, Turn
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests import cast as story

TUESDAY = story.MONDAY + timedelta(days=1)
VOTERS = ("marta", "ana", "priya", "mateo", "wanjiru")
FIRST = {
    "marta": Vote.INCLINED,
    "ana": Vote.NOT_INCLINED,
    "priya": Vote.STRONGLY_INCLINED,
    "mateo": Vote.INCLINED,
    "wanjiru": Vote.NOT_INCLINED,
}
SECOND = FIRST | {"wanjiru": Vote.INCLINED, "ana": Vote.INCLINED}
STEPS: dict[State, Callable[..., object]] = {
    State.READING: actions.begin_reading,
    State.REVOTING: actions.begin_revote,
    State.DISCUSSING: actions.reveal,
    State.DECIDING: actions.begin_deciding,
    State.CLOSED: actions.close_debrief,
}
REASON = "Five of us heard the same about the ledger."


# A token in a page may hold any two letters: whoever looks for canaries looks for whole ones.
CANARIES = re.compile(rf"zq(?:{'|'.join(VOTERS)})(?:notes|evidence|remark)")


def canary(name: str, part: str) -> str:
    """The word that stands in nobody else's text."""
    return f"zq{name}{part}"


@dataclass
class Stage:
    """The company, Amara's loop, and its debrief once it is called."""

    people: story.Cast
    versions: list[Version]
    post: Opening
    loop: Loop
    debrief: Debrief | None = None

    @property
    def room(self) -> Debrief:
        """The debrief, as it is now."""
        assert self.debrief is not None
        return Debrief.objects.get(pk=self.debrief.pk)

    @property
    def packet(self) -> Packet:
        """The closed packet."""
        return Packet.objects.get(debrief=self.debrief)

    def who(self, name: str) -> Person:
        """Somebody of the cast."""
        return self.people.everybody[name]

    def assessment(self, name: str) -> Assessment:
        """Somebody's assessment."""
        return Assessment.objects.get(interview__loop=self.loop, author=self.who(name))

    def section(self, name: str, part: Part = Part.PRINCIPLE) -> Section:
        """The notes, or the first principle, of somebody's assessment."""
        found = self.assessment(name).sections.filter(part=part).first()
        assert found is not None
        return found


def write(interview: Interview, *, handed_in: bool = True) -> Assessment:
    """An assessment with its canaries, handed in or still a draft."""
    who = interview.interviewer
    assert who is not None
    name = who.name.split()[0].lower()
    made = Assessment.objects.create(
        interview=interview, author=who, opened_at=story.MONDAY, vote=FIRST.get(name, Vote.INCLINED),
        remark=f"Would sit beside her. {canary(name, 'remark')}",
    )  # fmt: skip
    Section.objects.create(
        assessment=made, part=Part.NOTES,
        text=f"She drew two queues, and said “the short one is the wrong size”. {canary(name, 'notes')}",
    )  # fmt: skip
    for place, owned in enumerate(interview.owned.all()):
        Section.objects.create(
            assessment=made, part=Part.PRINCIPLE, version=owned.version, rating=3 - place % 2,
            text=f"She **stopped** the job at 07:40\nand rang the person on call. {canary(name, 'evidence')}",
        )  # fmt: skip
    if handed_in:
        hand_in(made)
    return made


def hand_in(made: Assessment) -> None:
    """Hand it in on Monday evening."""
    when = story.MONDAY + 6 * story.HOUR
    Assessment.objects.filter(pk=made.pk).update(state=AssessmentState.HANDED_IN, handed_in_at=when)


def stage(*, missing: tuple[str, ...] = ()) -> Stage:
    """Amara's loop, all assessments in but those of `missing`, which are drafts."""
    people, versions = story.cast(), story.principles()
    return loop_of(people, versions, story.opening(people, versions), missing=missing)


def loop_of(
    people: story.Cast,
    versions: list[Version],
    post: Opening,
    *,
    name: str = "Amara Okafor",
    missing: tuple[str, ...] = (),
) -> Stage:
    """One more loop of the same company."""
    loop = story.loop(people, story.application(post, name), versions)
    made = Stage(people, versions, post, loop)
    absent = {made.who(name).pk for name in missing}
    for one in loop.interviews.select_related("interviewer"):
        write(one, handed_in=one.interviewer_id not in absent)
    return made


def called(*, missing: tuple[str, ...] = (), at: State = State.CALLED) -> Stage:
    """A debrief led by Ana, walked on to a step by its own deeds."""
    return call(stage(missing=missing), missing=missing, at=at)


def call(made: Stage, *, missing: tuple[str, ...] = (), at: State = State.CALLED) -> Stage:
    """Call the debrief of a stage and walk it on."""
    exception = ", ".join(made.who(name).name for name in missing)
    with clock.at(TUESDAY):
        made.debrief = actions.call_debrief(
            made.loop,
            TUESDAY + story.HOUR,
            actor=made.people.ana,
            exception=f"{exception}: ill until Friday, and the candidate has another offer."
            if missing
            else "",
        )
        walk(made, at)
    return made


def walk(made: Stage, at: State) -> None:
    """Take a called debrief to a step; a closed one says hire."""
    for state in list(State)[1 : list(State).index(at) + 1]:
        go_on(made, state)


def go_on(made: Stage, to: State) -> None:
    """Take the debrief on by one step, by its own deeds."""
    ana = made.people.ana
    if to is State.DISCUSSING:
        for name in VOTERS:
            if made.assessment(name).state == AssessmentState.HANDED_IN:
                actions.cast_vote(made.room, SECOND[name], actor=made.who(name))
    if to is State.CLOSED:
        turn(made, Turn.HIRE, Turn.HIRE)
    STEPS[to](made.room, actor=ana)


def turn(made: Stage, hiring_manager: Turn, bar_raiser: Turn) -> None:
    """Turn both keys."""
    actions.turn_key(made.room, hiring_manager, REASON, actor=made.people.marta)
    actions.turn_key(
        made.room, bar_raiser, REASON, actor=made.people.ana, better_than_half=True,
        raises_bar="She asks who is hurt by a delay.",
    )  # fmt: skip
