"""What quality reviews add to the desk and to a person's growth page (rules P4, P5)."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.quality.models import Review
from doordesk.mechanisms.quality.queries.figures import Looked, of_author
from doordesk.mechanisms.quality.states import Level, State

SHOWN = 5


@duties
def to_review(question: Question) -> Iterator[Duty]:
    """Pieces that wait for their reviewer; one query. It names no application: that is kept from them."""
    if question.application_ids is not None:
        return
    mine = Q(reviewer=question.owner_id) if question.owner_id is not None else Q()
    for row in Review.objects.filter(mine, state=State.OPEN).select_related("reviewer"):
        yield Duty(
            owner_id=row.reviewer_id,
            sentence=f"Review an assessment for quality, piece {row.piece_id}",
            url=reverse("quality:review", args=[row.pk]),
            step=f"{row.reviewer.name}: quality review",
            due=row.due_at,
            rule="P5",
        )


@panel("growth")
def on_a_growth_page(actor: Actor, person: Person) -> Iterator[Panel]:
    """What reviewers saw in one's own assessments; the Core has the figures on a page of its own."""
    if actor.pk is None or actor.pk != person.pk:
        return
    found = of_author(actor)
    deeds = (PanelDeed("All reviews of your assessments", reverse("quality:mine")),) if found else ()
    empty = (
        "None of your assessments has been reviewed for quality yet. A few are drawn now and then (rule P5)."
    )
    yield Panel("Quality reviews", tuple(map(line_of, found[:SHOWN])), deeds, empty=empty, order=60)


def line_of(one: Looked) -> PanelLine:
    """A reviewed assessment in a line: its number, how many lines are sound or better, when."""
    sound = sum(one.mean(line) >= Level.SOUND for line in one.marks)
    url = reverse("quality:piece", args=[one.piece])
    return PanelLine(
        f"Piece {one.piece}", url, f"{sound} of {len(one.marks)} sound or better", "neutral", one.at
    )
