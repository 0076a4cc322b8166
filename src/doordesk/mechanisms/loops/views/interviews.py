"""Adding, changing and dropping the interviews of a loop, without leaving its page."""

from functools import wraps

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import refusals_on
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.queries.page import board_of
from doordesk.mechanisms.loops.views.drawing import View, back, draw, interview_form, loop_deed
from doordesk.mechanisms.principles.queries import current_of

WITH_LOOP = Interview.objects.select_related("loop__application__opening").exclude(loop=None)


def interview_of(actor: Person, pk: int) -> tuple[Interview, Loop]:
    """Fetch an interview that the actor may plan, with its loop."""
    row = fetch(actor, Interview, pk, WITH_LOOP)
    loop = row.loop
    assert loop is not None  # noqa: S101 -- screens are left out above
    require(actor, P.LOOP_PLAN, loop)
    return row, loop


def interview_deed(view: View) -> View:
    """The same for a deed on an interview: by its address one comes to the form it was posted from."""

    @wraps(view)
    def answer(request: HttpRequest, pk: int) -> HttpResponse:
        if request.method == "POST":
            return view(request, pk)
        row, loop = interview_of(actor_of(request), pk)
        return HttpResponseRedirect(
            f"{reverse('loops:loop', args=[loop.pk])}?open={view.__name__}:{row.pk}#interview-{row.pk}"
        )

    return answer


@loop_deed
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an interview to the loop."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, pk)
    require(actor, P.LOOP_PLAN, loop)
    form = interview_form(board_of(pk), None, request.POST)
    if form.is_valid():
        with refusals_on(form):
            row = actions.add_interview(loop, actor=actor, **form.details())
            return back(pk, f"interview-{row.pk}")
    return draw(request, actor, pk, {"add": form})


@interview_deed
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an interview of the loop."""
    actor = actor_of(request)
    row, loop = interview_of(actor, pk)
    form = interview_form(board_of(loop.pk), row, request.POST)
    if form.is_valid():
        with refusals_on(form):
            row = actions.change_interview(row, actor=actor, **form.details())
            return back(loop.pk, f"interview-{row.pk}")
    return draw(request, actor, loop.pk, {f"change:{pk}": form})


@interview_deed
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an interview out of the loop."""
    actor = actor_of(request)
    row, loop = interview_of(actor, pk)
    actions.drop_interview(row, actor=actor)
    messages.success(request, "The interview was taken out of the loop.")
    return back(loop.pk, "interviews")


@loop_deed
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a principle to an interview, or take it away: one cell of the matrix, as 'interview:principle'."""
    actor = actor_of(request)
    interview, _, principle = request.POST.get("cell", "").partition(":")
    row, loop = interview_of(actor, int(interview) if interview.isdecimal() else 0)
    owned = {one.version.principle_id: one.version for one in row.owned.select_related("version")}
    chosen = int(principle) if principle.isdecimal() else 0
    if chosen in owned:
        del owned[chosen]
    else:
        owned |= current_of(_asked_for(loop, chosen))
    form = Form(request.POST)
    with refusals_on(form):
        actions.change_interview(row, actor=actor, principles=list(owned.values()))
        return back(loop.pk, "principles")
    return draw(request, actor, loop.pk, {"own": form})


def _asked_for(loop: Loop, principle: int) -> list[int]:
    """The principle, if the opening asks for it."""
    weights = loop.application.opening.weights.filter(principle=principle)
    return list(weights.values_list("principle", flat=True))
