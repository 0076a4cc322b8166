"""Builders for quality reviews: decided loops of five assessments each, a draw of all of them, reviews.

Ana leads, Marta hires, Nadia recruits; Rosa (Core), Ben and Tom (Bar Raisers) had nothing to do with it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.models import Choice
from doordesk.mechanisms.assessments.models import OpenedSeal
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.quality import actions
from doordesk.mechanisms.quality.actions import Said
from doordesk.mechanisms.quality.models import Draw, Piece, Review, Salt
from doordesk.mechanisms.quality.states import Line
from tests import cast as story
from tests.builders.debriefs import TUESDAY, Stage, loop_of

SALT = "a salt of the tests"
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
AFTER = TUESDAY + timedelta(days=30)
GOOD = {line: Said(3, "Clear throughout.") for line in Line}
POOR = GOOD | {Line.EVIDENCE: Said(1, "Two ratings rest on traits; quote what was done.")}


@dataclass
class Company:
    """The cast and their decided loops."""

    people: story.Cast
    stages: list[Stage]

    def draw(self) -> Draw:
        """Rosa draws from March."""
        with clock.at(AFTER):
            return actions.draw_sample(FIRST, LAST, actor=self.people.rosa)


def company(loops: int = 1, **numbers: int) -> Company:
    """So many decided loops; `share=100` and the like set the company's numbers."""
    people, versions = story.cast(), story.principles()
    post = story.opening(people, versions)
    names = (f"Amara{number or ''} Okafor" for number in range(loops))
    stages = [_decided(loop_of(people, versions, post, name=name)) for name in names]
    Salt.objects.create(pk=1, value=SALT)
    for key, value in numbers.items():
        Choice.objects.create(key=f"quality.{key}", value=value)
    return Company(people, stages)


def _decided(stage: Stage) -> Stage:
    """Close a loop with its debrief, as rows: the way there is other tests' matter."""
    Loop.objects.filter(pk=stage.loop.pk).update(state=LoopState.CLOSED)
    stage.loop.refresh_from_db()
    OpenedSeal.objects.create(loop=stage.loop, opened_at=TUESDAY, votes_revealed_at=TUESDAY)
    stage.debrief = Debrief.objects.create(
        loop=stage.loop, leader=stage.people.ana, state=State.CLOSED, called_at=TUESDAY, meets_at=TUESDAY
    )
    Packet.objects.create(
        debrief=stage.debrief, outcome=Outcome.HIRE, content="{}", digest="", closed_at=TUESDAY
    )
    return stage


def given(made: Company, author: str, *reviewers: str, loop: int = 0) -> list[Review]:
    """Let these people, and nobody else, have the assessment of an author, drawn or not."""
    assessment = made.stages[loop].assessment(author)
    draw = Draw.objects.first() or Draw.objects.create(
        since=FIRST, until=LAST, drawn_at=AFTER, drawn_by=made.people.rosa
    )
    piece, _ = Piece.objects.get_or_create(assessment=assessment, defaults={"draw": draw, "why": "share"})
    Piece.objects.filter(pk=piece.pk).update(twice=len(reviewers) > 1)
    piece.reviews.all().delete()
    due = AFTER + timedelta(days=10)
    return [
        Review.objects.create(piece=piece, reviewer=made.people.everybody[name], given_at=AFTER, due_at=due)
        for name in reviewers
    ]


def reviewed(review: Review, said: dict[Line, Said] | None = None) -> Review:
    """Its reviewer hands it in."""
    with clock.at(AFTER + timedelta(days=1)):
        return actions.hand_in(review, said or GOOD, actor=_of(review))


def _of(review: Review) -> Person:
    return review.reviewer
