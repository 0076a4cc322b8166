"""The vocabulary as a document, one principle, and the question bank as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import read
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.principles import queries
from doordesk.mechanisms.principles.models import Principle

HEADER = ("Principle", "Question", "Follow-ups", "Listen for")


@require_GET
def principles(request: HttpRequest) -> HttpResponse:
    """All principles in order, as one text that can be searched and printed."""
    actor = actor_of(request)
    filters = read(request.GET)
    versions = list(queries.matching(queries.vocabulary(actor), filters.q))
    context = {
        "filters": filters,
        "versions": versions,
        "retired": [] if filters.q else list(queries.retired(actor)),
        "count": f"{len(versions)} principle{'s' * (len(versions) != 1)}",
        "csv": f"{reverse('principles:csv')}?{urlencode({'q': filters.q})}" if versions else "",
        "may_edit": can(actor, P.PRINCIPLE_EDIT),
    }
    return render(request, "principles/list.html", context)


@require_GET
def questions_csv(request: HttpRequest) -> HttpResponse:
    """The question bank, a row for each question."""
    versions = queries.matching(queries.vocabulary(actor_of(request)), read(request.GET).q)
    rows = (
        (version.name, question.text, question.follow_ups, question.listen_for)
        for version in versions
        for question in version.principle.questions.all()
    )
    return csv_response("question-bank.csv", HEADER, rows)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One principle: what it says, what ratings sound like, what to ask, how it was worded before."""
    actor = actor_of(request)
    principle = fetch(actor, Principle, pk)
    history = queries.history(actor, principle)
    may_edit = can(actor, P.PRINCIPLE_EDIT, principle)
    context = {
        "principle": principle,
        "version": history[0].version,
        "history": history,
        "questions": list(queries.questions(actor, principle)),
        "shelved": list(queries.shelved_questions(actor, principle)) if may_edit else [],
        "may_edit": may_edit,
        "panels": panels_for("principle", actor, principle),
    }
    return render(request, "principles/detail.html", context)
