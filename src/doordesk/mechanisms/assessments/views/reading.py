"""Read what the seal lets through: one assessment with its amendments, a loop's packet (rules F3, F4)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.assessments import actions, queries
from doordesk.mechanisms.assessments.forms import AmendmentForm
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.loops.models import Loop

LOOPS = Loop.objects.select_related("application__candidate", "application__opening", "bar_raiser")


@require_GET
@never_cache
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one assessment; one's own draft leads to where it is written."""
    return _page(request, actor_of(request), pk, AmendmentForm())


@require_POST
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """Add to one's own assessment."""
    actor = actor_of(request)
    assessment = fetch(actor, Assessment, pk, Assessment.everything.all())
    form = AmendmentForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.amend(assessment, form.cleaned_data["reason"], form.cleaned_data["text"], actor=actor)
            messages.success(request, "Added beside what you handed in.")
            return redirect("assessments:read", pk)
    return _page(request, actor, pk, form, REFUSED_FORM)


@require_GET
@never_cache
def packet(request: HttpRequest, loop_id: int) -> HttpResponse:
    """Show how far a loop's assessments are, those the reader may read, and why the others are closed."""
    actor = actor_of(request)
    loop = fetch(actor, Loop, loop_id, LOOPS)
    found = queries.packet(actor, loop)
    return render(request, "assessments/packet.html", {"packet": found, "loop": loop})


def _page(
    request: HttpRequest, actor: Person, pk: int, form: AmendmentForm, status: int = 200
) -> HttpResponse:
    record = queries.record_of(actor, pk)
    if record is None:
        message = f"There is no assessment {pk} that you may see."
        raise Http404(message)
    handed_in = record.handed_in_at is not None
    running = queries.counts(record.interview, practice=record.practice)
    if record.own and not handed_in and running and can(actor, P.ASSESSMENT_WRITE, record.interview):
        return redirect("assessments:write", record.interview.pk)
    context = {"record": record, "interview": record.interview, "form": form}
    context["stood"] = queries.stood(actor, [pk]).get(pk, [])
    amendable = record.own and handed_in and not record.practice
    context["may_amend"] = amendable and running and not queries.decided(record.interview)
    return render(request, "assessments/read.html", context, status=status)
