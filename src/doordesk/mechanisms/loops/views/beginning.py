"""What begins or ends on an application: a screen, a loop, or the end of it all."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.rulebook.queries import setting
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.forms import EndForm, InterviewForm, ScreenForm, StartForm
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.options import screeners
from doordesk.mechanisms.loops.queries.plans import company
from doordesk.mechanisms.loops.queries.words import known_zone
from doordesk.mechanisms.loops.states import RUNNING, Kind

WHOLE = Application.objects.select_related("candidate", "opening__hiring_manager", "opening__recruiter")


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the loop of an application, or begin its plan."""
    actor = actor_of(request)
    application = fetch(actor, Application, pk, WHOLE)
    running = application.loops.filter(state__in=RUNNING).first()
    if running is not None:
        return redirect("loops:loop", running.pk)
    require(actor, P.LOOP_PLAN, application)
    form = StartForm(request.POST or None, initial={"number": setting("loop.interviewers_low")})
    form.beside(application.candidate)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.plan_loop(application, actor=actor, slots=form.slots())
            return redirect("loops:loop", made.pk)
    return _shown(request, "loops/plan.html", application, form)


def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the screen of an application, or change the one that stands."""
    actor = actor_of(request)
    application = fetch(actor, Application, pk, WHOLE)
    require(actor, P.SCREEN_PLAN, application)
    standing = _standing(application)
    form = _screen_form(application, standing, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _save_screen(application, standing, form, actor)
            messages.success(request, "The screener and the candidate are being told.")
            return redirect("candidates:application", pk)
    return _shown(request, "loops/screen.html", application, form, screen=standing)


@require_POST
def screen_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the planned screen off."""
    actor = actor_of(request)
    application = fetch(actor, Application, pk, WHOLE)
    require(actor, P.SCREEN_PLAN, application)
    standing = _standing(application)
    if standing is not None:
        actions.cancel_screen(standing, actor=actor, reason=request.POST.get("reason", "")[:300])
        messages.success(request, "The screen was called off.")
    return redirect("candidates:application", pk)


def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End an application for which something is planned."""
    actor = actor_of(request)
    application = fetch(actor, Application, pk, WHOLE)
    require(actor, P.APPLICATION_MOVE, application)
    if application.stage == Stage.DEBRIEF:
        raise Refused(
            "A debrief of this application is under way.",
            rule="D3",
            way_out="It ends on the debrief's own page, by a decision or by its Bar Raiser.",
        )
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            actions.end_application(application, Deed(said["deed"]), actor=actor, reason=said["reason"])
            messages.success(request, "The application has ended; what was planned is called off.")
            return redirect("candidates:application", pk)
    return _shown(request, "loops/end.html", application, form)


def _standing(application: Application) -> Interview | None:
    """The screen that waits to be held or decided."""
    if application.stage != Stage.SCREEN:
        return None
    rows = application.interviews.filter(kind=Kind.SCREEN, cancelled_at=None)
    return rows.prefetch_related("owned__version").last()


def _screen_form(application: Application, standing: Interview | None, data: Any) -> ScreenForm:
    initial = InterviewForm.start_of(standing) if standing else {"minutes": 30}
    form = ScreenForm(data, initial=initial)
    barred = application.opening.future_reports.values_list("pk", flat=True)
    form.fields["interviewer"].offer(screeners(company(), barred), ("", "Choose somebody"))  # type: ignore[attr-defined]
    form.beside(application.candidate)
    return form


def _save_screen(
    application: Application, standing: Interview | None, form: ScreenForm, actor: Person
) -> Interview:
    if standing is None:
        return actions.plan_screen(application, actor=actor, **form.details())
    return actions.change_screen(standing, actor=actor, **form.details())


def _shown(
    request: HttpRequest, template: str, application: Application, form: Any, **more: Any
) -> HttpResponse:
    facts = {
        "application": application,
        "candidate": application.candidate,
        "opening": application.opening,
        "zone": known_zone(application.candidate.zone),
        "form": form,
        **more,
    }
    return render(request, template, facts, status=REFUSED_FORM if form.is_bound else None)
