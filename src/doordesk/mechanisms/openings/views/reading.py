"""The list of openings and the page of one."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people.models import Team
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.openings import queries
from doordesk.mechanisms.openings.forms import RemarksForm
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import TRANSITIONS, Deed, State

HEADER = (
    *("Title", "Team", "Level", "State", "Hiring manager", "Recruiter"),
    *("Principles", "Added", "Approved by", "Approved"),
)
PEOPLE = ("team", "hiring_manager", "recruiter", "reviewer", "approved_by")


@require_GET
def openings(request: HttpRequest) -> HttpResponse:
    """The posts that somebody may see."""
    actor = actor_of(request)
    filters = _filters(request, actor)
    page = page_of(queries.listed(actor, filters), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": queries.rows_of(page.object_list),
        "csv": f"{reverse('openings:csv')}?{request.GET.urlencode()}",
        "may_add": can(actor, P.OPENING_ADD),
    }
    return render(request, "openings/list.html", context)


@require_GET
def openings_csv(request: HttpRequest) -> HttpResponse:
    """The same list as a file."""
    actor = actor_of(request)
    return csv_response("openings.csv", HEADER, _csv_rows(actor, _filters(request, actor)))


def _csv_rows(actor: Actor, filters: Filters) -> Iterator[tuple[object, ...]]:
    found = queries.listed(actor, filters).select_related(
        "team", "hiring_manager", "recruiter", "approved_by"
    )
    for one in queries.with_principles(found):
        yield (
            *(one.opening.title, one.opening.team, one.opening.level, one.opening.get_state_display()),
            *(one.opening.hiring_manager, one.opening.recruiter, one.principles),
            *(one.opening.created_at, one.opening.approved_by, one.opening.approved_at),
        )


def _filters(request: HttpRequest, actor: Actor) -> Filters:
    teams = visible(actor, Team).values_list("pk", "name")
    return read(
        request.GET,
        [
            choice("state", "State", State.choices),
            choice("team", "Team", teams),
            choice("whose", "Whose", [("mine", "Mine")]),
        ],
    )


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One opening."""
    return detail_page(request, found(actor_of(request), pk), RemarksForm())


def found(actor: Actor, pk: int) -> Opening:
    """Return an opening that somebody may see, with its people; otherwise it looks missing."""
    return fetch(actor, Opening, pk, Opening.objects.select_related(*PEOPLE))


def detail_page(
    request: HttpRequest, opening: Opening, form: RemarksForm, *, status: int = 200
) -> HttpResponse:
    """Draw the page of an opening, perhaps with remarks that were refused."""
    actor = actor_of(request)
    weights = queries.weights_of(opening)
    keeps, history = can(actor, P.OPENING_EDIT, opening), list(queries.history(actor, opening))
    context = {
        "opening": opening,
        "weights": weights,
        "reports": list(opening.future_reports.all()),
        "stations": queries.stations(opening),
        "history": history,
        "returned": queries.returned(opening, history),
        "missing": queries.missing(opening, weights) if keeps and opening.state == State.DRAFT else [],
        "keeps": keeps,
        "reviews": opening.state == State.IN_REVIEW and can(actor, P.OPENING_APPROVE, opening),
        "possible": {deed.value for deed in Deed if TRANSITIONS.allows(opening.state, deed)},
        "may_close": can(actor, P.OPENING_CLOSE, opening),
        "may_edit": keeps and opening.state in (State.DRAFT, State.IN_REVIEW, State.OPEN),
        "panels": panels_for("opening", actor, opening),
        "form": form,
    }
    return render(request, "openings/detail.html", context, status=status)
