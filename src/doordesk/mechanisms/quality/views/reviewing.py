"""A reviewer's page, an author's list, and the rubric for all to read (rule P5)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.pages import PER_PAGE
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.quality import actions, queries
from doordesk.mechanisms.quality.forms import ReasonForm, ReviewForm
from doordesk.mechanisms.quality.models import Review
from doordesk.mechanisms.quality.states import State


@require_http_methods(["GET", "POST"])
@never_cache
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the masked text and mark it; save for later, or hand in for good."""
    actor = actor_of(request)
    row = _own(actor, pk)
    if request.method == "POST":
        form = ReviewForm(request.POST)
        if form.is_valid():
            with refusals_on(form):
                return _keep(request, row, form)
        return _show(request, row, form, ReasonForm(), REFUSED_FORM)
    return _show(request, row, ReviewForm(initial=queries.typed_so_far(row)), ReasonForm())


@require_POST
def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a piece back with a reason."""
    row = _own(actor_of(request), pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.hand_back(row, form.cleaned_data["reason"], actor=actor_of(request))
            messages.success(request, "Handed back. Somebody else is asked.")
            return redirect("desk")
    return _show(request, row, ReviewForm(initial=queries.typed_so_far(row)), form, REFUSED_FORM)


@require_GET
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Reviews of one's own assessments."""
    found = queries.of_author(actor_of(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = [queries.line_of(one) for one in page.object_list]
    own = queries.own_figures(found)
    return render(request, "quality/mine.html", {"page": page, "lines": lines, "own": own})


@require_GET
def rubric(request: HttpRequest) -> HttpResponse:
    """Show what a review looks at: no secret, least of all to those who write."""
    return render(request, "quality/rubric.html", {"rubric": queries.rubric()})


def _own(actor: Actor, pk: int) -> Review:
    row = fetch(actor, Review, pk, queries.WITH)
    require(actor, P.QUALITY_REVIEW, row)
    return row


def _keep(request: HttpRequest, row: Review, form: ReviewForm) -> HttpResponse:
    """Save first, so that a hand-in that is refused has lost nothing (rule F7)."""
    actor, said = actor_of(request), form.said()
    if row.state == State.OPEN:
        actions.save_review(row, said, actor=actor, seen=request.POST.get("seen"))
    if request.POST.get("deed") == "hand_in":
        actions.hand_in(row, said, actor=actor)
        messages.success(request, "Handed in. It stays as it is.")
    else:
        messages.success(request, "Saved. It is yours alone until you hand it in.")
    return redirect("quality:review", row.pk)


def _show(
    request: HttpRequest, row: Review, form: ReviewForm, back: ReasonForm, status: int = 200
) -> HttpResponse:
    row.refresh_from_db(fields=["state", "saved_at", "handed_in_at"])
    context = {"page": queries.review_page(actor_of(request), row), "form": form, "back": back, "review": row}
    return render(request, "quality/review.html", context, status=status)
