"""Importing people: choose a file, see what it would do, and have exactly that done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.actions import COLUMNS, Outcome, Roster, import_people
from doordesk.foundation.people.forms import ApplyForm, FileForm
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM
from doordesk.foundation.ui.tables import csv_response
from doordesk.foundation.ui.uploads import dropped

CRUMBS = ({"label": "People", "url": "/people/"}, {"label": "Import", "url": ""})
MOST_SHOWN = 200
EXAMPLES = (
    ("ana@example.org", "Ana Ruiz", "Director of engineering", 8, "Leadership", "", "Europe/Madrid", "core"),
    ("tom@example.org", "Tom Berg", "Engineer", 5, "Payments", "ana@example.org", "Europe/Berlin", ""),
)
MEANINGS = {
    "email": "Tells people apart; a person with this address is changed, not doubled. Has to be there.",
    "name": "As colleagues write it. Has to be there.",
    "title": "What they do.",
    "level": "1 to 12, on your company's own scale. A new person needs one.",
    "team": "By name; a new name makes a new team.",
    "manager_email": "The address of their manager, in the file or in the company.",
    "zone": "Like Europe/Lisbon; UTC for a new person without one.",
    "roles": "administrator, core, recruiter: none, one or several, with spaces between.",
}


def roster(request: HttpRequest) -> HttpResponse:
    """Take a file and show what it would do; nothing is written."""
    actor = actor_of(request)
    require(actor, P.PERSON_IMPORT)
    form = FileForm(posted(request), request.FILES or None, dropped=dropped(request))
    if request.method == "POST" and form.is_valid():
        content: bytes = form.cleaned_data["file"]
        return _shown(request, import_people(content, actor=actor, dry_run=True), content)
    context = {"form": form, "meanings": MEANINGS.items(), "crumbs": CRUMBS}
    return render(request, "people/import.html", context, status=REFUSED_FORM if form.errors else None)


@require_POST
def apply_roster(request: HttpRequest) -> HttpResponse:
    """Do what was shown, and nothing else."""
    actor = actor_of(request)
    require(actor, P.PERSON_IMPORT)
    form = ApplyForm(request.POST)
    if not form.is_valid():
        return redirect("people:import")
    content = form.cleaned_data["content"].encode()
    try:
        done = import_people(content, actor=actor, shown=form.cleaned_data["shown"])
    except Refused as refused:
        return _shown(request, import_people(content, actor=actor, dry_run=True), content, refused)
    counts = done.counts
    messages.success(
        request, f"{counts['created']} created, {counts['updated']} changed. Nobody has been written to yet."
    )
    return redirect("people:list")


@require_GET
def template(request: HttpRequest) -> HttpResponse:
    """A file to begin with."""
    require(actor_of(request), P.PERSON_IMPORT)
    return csv_response("people-template.csv", COLUMNS, EXAMPLES)


def _shown(
    request: HttpRequest, found: Roster, content: bytes, refused: Refused | None = None
) -> HttpResponse:
    changing = [row for row in found.rows if row.outcome is not Outcome.UNCHANGED]
    context = {
        "roster": found,
        "rows": changing[:MOST_SHOWN],
        "more": max(0, len(changing) - MOST_SHOWN),
        "problems": found.problems[:MOST_SHOWN],
        "refused": refused,
        "crumbs": CRUMBS,
        "form": ApplyForm(initial={"content": content.decode("utf-8-sig"), "shown": found.digest})
        if found.sound
        else None,
    }
    status = 409 if refused else (200 if found.sound else REFUSED_FORM)
    return render(request, "people/import_shown.html", context, status=status)
