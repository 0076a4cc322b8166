"""Pages and buttons that move an opening on."""

from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.openings import actions, queries
from doordesk.mechanisms.openings.forms import ReasonForm, RemarksForm, SubmitForm
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import TRANSITIONS, Deed
from doordesk.mechanisms.openings.views.reading import detail_page, found


class Step(Protocol):
    """An action that needs no more than the opening."""

    def __call__(self, opening: Opening, *, actor: Actor) -> Opening:
        """Do it."""


MOVES: dict[str, tuple[Step, str]] = {
    "approve": (actions.approve, "Approved. Loops can be planned for it from now on."),
    "take-back": (actions.take_back, "It is a draft again."),
    "revise": (actions.revise, "It is a draft again. No new loop can be planned until it is approved."),
    "fill": (actions.fill, "Filled."),
    "reopen": (actions.reopen, "Open again."),
}


@require_POST
def move(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    """One deed that needs no words."""
    actor = actor_of(request)
    action, said = MOVES[word]
    opening = action(found(actor, pk), actor=actor)
    messages.success(
        request, said if opening.state != "draft" or word != "reopen" else "It is a draft again."
    )
    return redirect("openings:detail", pk)


@require_http_methods(["GET", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom to ask for the review, and who cannot be asked."""
    actor = actor_of(request)
    opening = found(actor, pk)
    require(actor, P.OPENING_EDIT, opening)
    TRANSITIONS.after(opening.state, Deed.SUBMIT)
    row = queries.reviewers(opening)
    form = SubmitForm(request.POST or None, reviewers=row)
    if form.is_valid():
        with refusals_on(form):
            reviewer = get_object_or_404(Person, pk=form.cleaned_data["reviewer"])
            actions.submit(opening, reviewer, actor=actor)
            messages.success(request, f"{reviewer} finds it on their desk.")
            return redirect("openings:detail", pk)
    context = {
        "form": form,
        "opening": opening,
        "missing": queries.missing(opening, queries.weights_of(opening)),
        "advice": queries.advice(actor, opening),
        "free": [one for one in row if not one.why_not],
        "others": [one for one in row if one.why_not],
    }
    return _answer(request, "openings/submit.html", context, refused=form.is_bound)


@require_POST
def return_with_remarks(request: HttpRequest, pk: int) -> HttpResponse:
    """The reviewing Bar Raiser's remarks."""
    actor = actor_of(request)
    opening = found(actor, pk)
    require(actor, P.OPENING_APPROVE, opening)
    form = RemarksForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.return_with_remarks(opening, form.cleaned_data["remarks"], actor=actor)
            messages.success(request, "Returned. It stands on the hiring manager's and the recruiter's desk.")
            return redirect("openings:detail", pk)
    return detail_page(request, opening, form, status=REFUSED_FORM)


@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the post up."""
    actor = actor_of(request)
    opening = found(actor, pk)
    require(actor, P.OPENING_CLOSE, opening)
    TRANSITIONS.after(opening.state, Deed.CLOSE)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            actions.close(opening, form.cleaned_data["reason"], actor=actor)
            messages.success(request, "Closed.")
            return redirect("openings:detail", pk)
    return _answer(request, "openings/close.html", {"form": form, "opening": opening}, refused=form.is_bound)


def _answer(
    request: HttpRequest, template: str, context: dict[str, object], *, refused: bool
) -> HttpResponse:
    return render(request, template, context, status=REFUSED_FORM if refused else 200)
