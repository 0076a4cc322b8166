"""What people owe an opening, and what an opening says on other pages."""

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.kernel.panels import Panel, PanelLine, panel
from doordesk.mechanisms.openings.models import Move, Opening
from doordesk.mechanisms.openings.states import Deed, State
from doordesk.mechanisms.principles.models import Principle


@duties
def reviews(question: Question) -> Iterable[Duty]:
    """The reviewing Bar Raiser reads; whoever keeps a returned opening goes on writing (rule L1)."""
    owner = question.owner_id
    if owner is None:
        return
    last = Move.objects.filter(opening=OuterRef("pk")).order_by("-at", "-pk").values("deed")[:1]
    keeps = Q(hiring_manager=owner) | Q(recruiter=owner)
    waiting = Q(state=State.IN_REVIEW, reviewer=owner) | keeps & Q(state=State.DRAFT, last=Deed.RETURN)
    openings = Opening.objects.annotate(last=Subquery(last)).filter(waiting)
    for opening in openings.select_related("reviewer"):
        yield _duty(opening, owner)


def _duty(opening: Opening, owner: int) -> Duty:
    """One sentence about one opening."""
    if opening.state == State.IN_REVIEW:
        sentence, step = f"Review the description of {opening.title}", "review of the description"
    else:
        said = f"{opening.reviewer} returned it with remarks"
        sentence, step = f"Rework the description of {opening.title}: {said}", "rework of the description"
    return Duty(owner, sentence, reverse("openings:detail", args=[opening.pk]), step, rule="L1")


@panel("principle")
def on_a_principles_page(actor: Actor, principle: Principle) -> Iterator[Panel]:
    """Name the openings that ask for a principle, for whoever thinks of retiring it."""
    asking = Opening.objects.filter(
        weights__principle=principle, state__in=(State.DRAFT, State.IN_REVIEW, State.OPEN)
    )
    lines = tuple(
        PanelLine(
            opening.title, reverse("openings:detail", args=[opening.pk]), opening.get_state_display().lower()
        )
        for opening in visible(actor, Opening, asking)
    )
    if lines:
        yield Panel("Openings that ask for it", lines)
