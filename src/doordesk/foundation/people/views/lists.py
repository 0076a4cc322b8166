"""The list of people, and the same as a file that can be imported again."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Role
from doordesk.foundation.people import queries
from doordesk.foundation.people.actions import COLUMNS, as_entry
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.people.states import TONES, Standing
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response

ROLE_LABELS = {Role.ADMINISTRATOR: "Administrator", Role.CORE: "Core", Role.RECRUITER: "Recruiter"}


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Everybody of the company."""
    actor = actor_of(request)
    filters = _filters(request, actor)
    page = page_of(_found(actor, filters), request.GET)
    count = page.paginator.count
    context = {
        "filters": filters,
        "page": page,
        "rows": [row(person) for person in page],
        "count": "1 person" if count == 1 else f"{count} people",
        "csv": f"{reverse('people:csv')}?{urlencode(_address(filters))}",
        "may_add": can(actor, P.PERSON_EDIT),
        "may_import": can(actor, P.PERSON_IMPORT),
        "to_invite": queries.waiting_for_invitation().count() if can(actor, P.PERSON_INVITE) else 0,
    }
    return render(request, "people/list.html", context)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """Those people as a file with the columns of an import."""
    actor = actor_of(request)
    entries = (as_entry(person) for person in _found(actor, _filters(request, actor)))
    return csv_response("people.csv", COLUMNS, ([one.shown(name) for name in COLUMNS] for one in entries))


def row(person: Person) -> dict[str, object]:
    """One line of the list."""
    standing = queries.standing(person)
    return {
        "person": person,
        "roles": roles_in_words(person),
        "standing": standing.label,
        "tone": TONES[standing],
    }


def roles_in_words(person: Person) -> str:
    """The company-wide roles somebody has, as a sentence would name them."""
    return ", ".join(label for role, label in ROLE_LABELS.items() if person.holds(role))


def _filters(request: HttpRequest, actor: Person) -> Filters:
    teams = visible(actor, Team).values_list("pk", "name")
    return read(
        request.GET,
        [
            choice("team", "Team", teams),
            choice("role", "Role", ((role.value, label) for role, label in ROLE_LABELS.items())),
            choice("state", "Account", Standing.choices),
        ],
    )


def _address(filters: Filters) -> dict[str, str]:
    chosen = {"q": filters.q, **{one.name: one.value for one in filters.choices}}
    return {name: value for name, value in chosen.items() if value}


def _found(actor: Person, filters: Filters) -> QuerySet[Person]:
    rows = visible(actor, Person).select_related("team", "manager")
    rows = queries.matching(rows, filters.q).filter(queries.standing_so(filters.value("state")))
    if team := filters.value("team"):
        rows = rows.filter(team_id=team)
    if role := filters.value("role"):
        rows = rows.filter(Q(**{f"is_{role}": True}))
    return rows.order_by("-is_active", "name", "pk")
