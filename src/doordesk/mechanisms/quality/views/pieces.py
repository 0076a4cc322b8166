"""What the Core does: draw, see who has which piece, read a complete one, settle (rule P5)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.filters import choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.quality import actions, queries
from doordesk.mechanisms.quality.forms import DrawForm, ReasonForm, SettleForm
from doordesk.mechanisms.quality.models import Piece
from doordesk.mechanisms.quality.states import Line

HEADER = ("piece", "drawn at", "drawn", "reviews in", "reviewers", "handed back", "due")
STATES = [("open", "Being reviewed"), ("nobody", "Nobody to review"), ("complete", "Reviewed")]


@require_http_methods(["GET", "POST"])
def draw(request: HttpRequest) -> HttpResponse:
    """Look how many a draw would be, then draw."""
    actor = actor_of(request)
    require(actor, P.QUALITY_DRAW)
    period = queries.next_period()
    form = DrawForm(
        posted(request), initial=dict(zip(("since", "until"), period, strict=True)) if period else {}
    )
    context: dict[str, Any] = {"form": form, "numbers": queries.shares()}
    if form.is_valid():
        with refusals_on(form):
            days = form.cleaned_data["since"], form.cleaned_data["until"]
            if request.POST.get("deed") == "draw":
                made = actions.draw_sample(*days, actor=actor)
                messages.success(request, f"Drawn: {made.pieces.count()}. Each waits on its reviewer's desk.")
                return redirect("quality:sample")
            context |= {"look": actions.look_first(*days, actor=actor)}
    status = REFUSED_FORM if form.is_bound and form.errors else 200
    return render(request, "quality/draw.html", context, status=status)


@require_GET
@never_cache
def sample(request: HttpRequest) -> HttpResponse:
    """What was drawn, by number, and who has it."""
    actor = actor_of(request)
    require(actor, P.QUALITY_READ)
    filters = read(request.GET, [choice("state", "State", STATES)], searchable=False)
    found = queries.listed(filters.value("state"))
    if request.GET.get("format") == "csv":
        return csv_response("drawn-for-review.csv", HEADER, map(_cells, found))
    page = page_of(found, request.GET)
    rows = list(page.object_list)
    held, opens = queries.open_reviews(actor, rows), queries.readable_pieces(actor, rows)
    context = {
        "filters": filters,
        "page": page,
        "rows": [(one, held.get(one.pk, []), one.pk in opens) for one in rows],
    }
    return render(request, "quality/sample.html", context)


@require_GET
@never_cache
def piece(request: HttpRequest, pk: int) -> HttpResponse:
    """A complete piece: to its author, its reviewers, the Core."""
    return _piece(request, fetch(actor_of(request), Piece, pk, queries.PIECES))


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle a line on which two reviewers stand far apart."""
    actor = actor_of(request)
    row = fetch(actor, Piece, pk, queries.PIECES)
    require(actor, P.QUALITY_SETTLE, row)
    form = SettleForm(request.POST, lines=queries.piece_page(actor, row).to_settle)
    if form.is_valid():
        with refusals_on(form):
            actions.settle(row, Line(form.cleaned_data["line"]), form.cleaned_data["text"], actor=actor)
            messages.success(request, "Settled.")
            return redirect("quality:piece", pk)
    return _piece(request, row, form)


@require_POST
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask again for somebody who may review a piece."""
    actor = actor_of(request)
    require(actor, P.QUALITY_READ)
    actions.find_reviewers(get_object_or_404(queries.PIECES, pk=pk), actor=actor)
    messages.success(request, "Somebody has it now.")
    return redirect("quality:sample")


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a piece from a reviewer who cannot do it, and ask somebody else."""
    actor = actor_of(request)
    require(actor, P.QUALITY_READ)
    row = get_object_or_404(queries.WITH, pk=pk)
    require(actor, P.QUALITY_ASSIGN, row.piece)
    form = ReasonForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            actions.give_to_another(row, form.cleaned_data["reason"], actor=actor)
            messages.success(request, "Taken back. Somebody else is asked, where there is somebody.")
            return redirect("quality:sample")
    status = REFUSED_FORM if form.is_bound else 200
    return render(request, "quality/give.html", {"review": row, "form": form}, status=status)


def _cells(one: Piece) -> tuple[object, ...]:
    """A piece as the list has it: never whose it is, and not who has it."""
    told: Any = one  # with the counts of `listed`
    return one.pk, one.draw.drawn_at, one.get_why_display(), told.came, told.given, told.back, told.due


def _piece(request: HttpRequest, row: Piece, form: SettleForm | None = None) -> HttpResponse:
    actor: Person = actor_of(request)
    page = queries.piece_page(actor, row)
    context = {"page": page, "piece": row, "form": form or SettleForm(lines=page.to_settle)}
    return render(request, "quality/piece.html", context, status=REFUSED_FORM if form else 200)
