"""The page of a candidate; their details and their résumés."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.foundation.ui.uploads import dropped
from doordesk.mechanisms.candidates import actions
from doordesk.mechanisms.candidates.forms import PersonForm, ResumeForm
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.candidates.queries.choices import openings_to_fill
from doordesk.mechanisms.candidates.queries.pages import candidate_page

# A browser neither shows the file nor guesses what it is; should it open it all the same, nothing in it runs.
GUARDS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a candidate with their résumés and applications."""
    actor = actor_of(request)
    page = candidate_page(actor, pk)
    adds = openings_to_fill(actor).exists()
    return render(request, "candidates/detail.html", {"page": page, "adds": adds})


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a candidate's details."""
    actor = actor_of(request)
    candidate = fetch(actor, Candidate, pk)
    require(actor, P.CANDIDATE_EDIT, candidate)
    initial = {name: getattr(candidate, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            name = form.cleaned_data["name"]
            changed = actions.change_candidate(candidate, actor=actor, name=name, **form.details())
            messages.success(request, f"{changed.name}'s details are saved.")
            return redirect("candidates:detail", pk)
    status = REFUSED_FORM if request.method == "POST" else None
    return render(request, "candidates/change.html", {"form": form, "candidate": candidate}, status=status)


def add_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a résumé, and go back to the application it was added from."""
    actor = actor_of(request)
    candidate = fetch(actor, Candidate, pk, Candidate.objects.all())
    require(actor, P.CANDIDATE_EDIT, candidate)
    own = visible(actor, Application).filter(candidate=candidate)
    came_from = next((one for one in own if str(one.pk) == request.GET.get("application")), None)
    form = ResumeForm(
        request.POST if request.method == "POST" else None, request.FILES or None, oversized=dropped(request)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            added = actions.add_resume(candidate, form.cleaned_data["resume"], actor=actor)
            messages.success(request, f"“{added.filename}” is added.")
            return (
                redirect("candidates:application", came_from.pk)
                if came_from
                else redirect("candidates:detail", pk)
            )
    context = {"form": form, "candidate": candidate, "came_from": came_from}
    status = REFUSED_FORM if request.method == "POST" else None
    return render(request, "candidates/add_resume.html", context, status=status)


@require_GET
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a résumé as a download, and keep that it was opened."""
    actor = actor_of(request)
    row = fetch(actor, Resume, pk)
    response = HttpResponse(actions.open_resume(row, actor=actor), content_type=row.media_type)
    disposition = content_disposition_header(as_attachment=True, filename=row.filename)
    for name, value in (GUARDS | {"Content-Disposition": disposition or "attachment"}).items():
        response.headers[name] = value
    return response
