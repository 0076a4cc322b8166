"""The page of an application, and the deeds that move it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.candidates import actions
from doordesk.mechanisms.candidates.forms import ReasonForm
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.queries.offers import wording
from doordesk.mechanisms.candidates.queries.pages import application_page
from doordesk.mechanisms.candidates.states import Deed

DEEDS: dict[str, Callable[..., Application]] = {
    Deed.DECLINE.value: actions.decline,
    Deed.REOPEN.value: actions.reopen,
    Deed.SKIP_SCREEN.value: actions.skip_screen,
    Deed.WITHDRAW.value: actions.withdraw,
}
WHOLE = Application.objects.select_related("candidate", "opening")


@require_GET
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an application has come, who owes the next step, and what may be done."""
    actor = actor_of(request)
    return render(
        request, "candidates/application.html", {"page": application_page(actor, pk), "actor": actor}
    )


def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Ask for the reason of a move, and make it. The page's dialogs post here too."""
    actor = actor_of(request)
    row = fetch(actor, Application, pk, WHOLE)
    require(actor, P.APPLICATION_MOVE, row)
    words = wording(row, Deed(name))
    form = ReasonForm(request.POST if request.method == "POST" else None, needed=words.reason_needed)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            DEEDS[name](row, reason=form.cleaned_data["reason"], actor=actor)
            messages.success(request, words.done)
            return redirect("candidates:application", pk)
    context = {"form": form, "application": row, "deed": Deed(name), "words": words}
    status = REFUSED_FORM if request.method == "POST" else None
    return render(request, "candidates/deed.html", context, status=status)


@require_POST
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the candidate was told the outcome (rule A3)."""
    actor = actor_of(request)
    row = fetch(actor, Application, pk, WHOLE)
    actions.tell_outcome(row, actor=actor)
    messages.success(request, f"Noted: {row.candidate.name} was told the outcome.")
    return redirect("candidates:application", pk)


@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the candidate heard from the company."""
    actor = actor_of(request)
    row = fetch(actor, Application, pk, WHOLE)
    actions.note_word(row, actor=actor)
    messages.success(request, f"Noted: {row.candidate.name} heard from you today.")
    return redirect("candidates:application", pk)
