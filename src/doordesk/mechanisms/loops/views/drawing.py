"""Draw the page of a loop, with the forms that are open on it and what was typed in them."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.forms import CancelForm, InterviewForm, LeaderForm, OverrideForm, SeatForm
from doordesk.mechanisms.loops.forms.people import NOBODY
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.options import (
    Board,
    at_the_limit,
    interviewers,
    leaders,
    learners,
    proposed,
    trainees,
)
from doordesk.mechanisms.loops.queries.page import LoopPage, live, loop_page, state_words
from doordesk.mechanisms.loops.queries.schedule import schedule_of

Forms = Mapping[str, Form]
View = Callable[[HttpRequest, int], HttpResponse]


def draw(request: HttpRequest, actor: Person, pk: int, forms: Forms | None = None) -> HttpResponse:
    """Answer with the page; `forms` holds a refused form under its spot, such as 'change:12'."""
    page = loop_page(actor, pk)
    opened = dict(forms or {}) or _asked_for(request, page)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if forms else HTTPStatus.OK
    context = _context(page, opened) | {"panels": panels_for("loop", actor, page.loop)}
    return render(request, "loops/loop.html", context, status=status)


def loop_deed(view: View) -> View:
    """Let a deed on a loop be posted alone; who comes by its address, after a refusal, sees the loop."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        return view(request, pk) if request.method == "POST" else redirect("loops:loop", pk)

    return answer


def back(pk: int, spot: str) -> HttpResponseRedirect:
    """Go back to a spot of the loop's page."""
    return HttpResponseRedirect(f"{reverse('loops:loop', args=[pk])}#{spot}")


def interview_form(board: Board, row: Interview | None, data: Any = None) -> InterviewForm:
    """The form of an interview; a new one begins where the last one ends."""
    initial = InterviewForm.start_of(row) if row else _next(board)
    form = InterviewForm(data, initial=initial, prefix=f"i{row.pk}" if row else "new")
    form.fields["interviewer"].offer(interviewers(board, row), NOBODY)  # type: ignore[attr-defined]
    weights = board.loop.application.opening.weights.all()
    choices = [(one.principle_id, board.known.names[one.principle_id]) for one in weights]
    form.fields["principles"].choices = choices  # type: ignore[attr-defined]
    form.beside(board.loop.application.candidate)
    return form


def seat_form(board: Board, row: Interview, data: Any = None) -> SeatForm:
    """The form of a trainee's seat."""
    known = learners(row)
    form = SeatForm(data, prefix=f"s{row.pk}")
    form.fields["trainee"].offer(trainees(board, row, known), ("", "Choose somebody"))  # type: ignore[attr-defined]
    form.proposed = proposed(board, row, known)
    if form.proposed:
        form.initial["kind"] = form.proposed[0][1].kind
    return form


def leader_form(board: Board, data: Any = None) -> LeaderForm:
    """The form of the leading Bar Raiser."""
    form = LeaderForm(data, initial={"bar_raiser": board.loop.bar_raiser_id})
    form.fields["bar_raiser"].offer(leaders(board))  # type: ignore[attr-defined]
    return form


def override_form(board: Board, data: Any = None) -> OverrideForm:
    """The form in which somebody goes over a limit."""
    form = OverrideForm(data, prefix="over")
    form.fields["person"].offer(at_the_limit(board), ("", "Choose somebody"))  # type: ignore[attr-defined]
    return form


def _asked_for(request: HttpRequest, page: LoopPage) -> dict[str, Form]:
    """The form that the address opens: ?open=add, ?open=change:12 or ?open=seat:12."""
    deed, _, key = request.GET.get("open", "").partition(":")
    rows = {str(row.it.pk): row.it for row in page.rows}
    if not page.plans:
        return {}
    if deed == "add":
        return {"add": interview_form(page.board, None)}
    if deed in {"change", "seat"} and key in rows:
        make = interview_form if deed == "change" else seat_form
        return {f"{deed}:{key}": make(page.board, rows[key])}
    return {}


def _context(page: LoopPage, opened: dict[str, Form]) -> dict[str, Any]:
    board, loop = page.board, page.loop
    rows = [
        {"row": row, "change": opened.get(f"change:{row.it.pk}"), "seat": opened.get(f"seat:{row.it.pk}")}
        for row in page.rows
    ]
    return {
        "page": page,
        "loop": loop,
        "candidate": loop.application.candidate,
        "opening": loop.application.opening,
        "zone": page.zone,
        "lead": state_words(loop),
        "rows": rows,
        "add": opened.get("add"),
        "leader": opened.get("bar_raiser") or (leader_form(board) if page.plans else None),
        "override": opened.get("override") or (override_form(board) if page.plans else None),
        "cancel": opened.get("cancel") or CancelForm(),
        "own": opened.get("own"),
        "refused": [form for form in opened.values() if form.is_bound and form.errors],
        "schedule": schedule_of(loop.application) if page.plans else None,
        "crumbs": _crumbs(loop),
    }


def _crumbs(loop: Loop) -> list[dict[str, str]]:
    application = loop.application
    return [
        {"label": "Candidates", "url": reverse("candidates:list")},
        {
            "label": str(application.candidate),
            "url": reverse("candidates:application", args=[application.pk]),
        },
        {"label": "Loop"},
    ]


def _next(board: Board) -> dict[str, Any]:
    """Begin a quarter of an hour after the last interview, as long, in the same place."""
    timed = [one for one in live(board.loop) if one.starts_at and one.ends_at]
    if not timed:
        return {}
    last = max(timed, key=lambda one: one.ends_at)  # type: ignore[arg-type, return-value]
    values = InterviewForm.start_of(last)
    return {"starts_at": last.ends_at, "minutes": values["minutes"], "place": last.place}
