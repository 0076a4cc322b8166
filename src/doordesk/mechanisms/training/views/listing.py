"""Who is certified, and who is on the way, as lists and as files."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.queries import matching
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.training import queries
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.queries.holding import Held
from doordesk.mechanisms.training.queries.page import along
from doordesk.mechanisms.training.queries.progress import with_steps
from doordesk.mechanisms.training.states import RUNNING, State

HEADER = ("Name", "Address", "Team", "Level", "Certificate", "Since", "Until", "Lapsed")
ON_THE_WAY = "running"
STANDS = [(ON_THE_WAY, "On the way"), *State.choices]
JOURNEY_HEADER = ("Name", "Team", "Path", "State", "Next step", "Mentor", "Begun")


def _filters(actor: Actor) -> list[tuple[object, object]]:
    return list(visible(actor, Team).values_list("pk", "name"))


def _certified_filters(request: HttpRequest, actor: Actor) -> Filters:
    paths = [*visible(actor, Path).values_list("key", "name"), (queries.NOBODY, "Nothing yet")]
    chosen = [choice("path", "Certified as", paths), choice("team", "Team", _filters(actor))]
    return read(request.GET, chosen)


def _people(actor: Actor, filters: Filters) -> QuerySet[Person]:
    people = matching(queries.people_with(actor, filters.value("path")), filters.q)
    team = filters.value("team")
    return people.filter(team=int(team)) if team else people


@require_GET
def certified(request: HttpRequest) -> HttpResponse:
    """Who may interview and who may raise the bar."""
    actor = actor_of(request)
    filters = _certified_filters(request, actor)
    page = page_of(_people(actor, filters), request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": queries.of_each(page.object_list),
        "csv": f"{reverse('training:csv')}?{request.GET.urlencode()}",
        "may_grant": can(actor, P.CERTIFICATE_GRANT),
    }
    return render(request, "training/list.html", context)


@require_GET
def certified_csv(request: HttpRequest) -> HttpResponse:
    """The same list as a file, a line for each certificate."""
    actor = actor_of(request)
    found = queries.of_each(_people(actor, _certified_filters(request, actor)))
    rows = (
        (*_who(one.person), *paper)
        for one in found
        for paper in [_paper(name, held) for name, held in one.held] or [("", "", "", "")]
    )
    return csv_response("certified.csv", HEADER, rows)


def _who(person: Person) -> tuple[object, ...]:
    return (person.name, person.email, person.team, person.level)


def _paper(name: str, held: Held) -> tuple[object, ...]:
    return (name, held.since, held.until, "yes" if held.lapsed else "no")


def _journeys(request: HttpRequest, actor: Actor) -> tuple[Filters, QuerySet[Journey]]:
    paths = visible(actor, Path).values_list("pk", "name")
    filters = read(
        request.GET,
        [
            choice("path", "Path", paths),
            choice("state", "Where they stand", STANDS),
            choice("team", "Team", _filters(actor)),
        ],
    )
    rows = visible(actor, Journey, with_steps(Journey.objects.all())).select_related("person__team")
    rows = rows.filter(state__in=_states(filters.value("state")))
    for name, field in (("path", "path"), ("team", "person__team")):
        if filters.value(name):
            rows = rows.filter(**{field: filters.value(name)})
    if filters.q:
        rows = rows.filter(person__in=matching(Person.objects.all(), filters.q))
    return filters, rows


def _states(chosen: str) -> Sequence[str]:
    """One state, those that are not over, or all."""
    if chosen == ON_THE_WAY:
        return RUNNING
    return [chosen] if chosen else State.values


@require_GET
def journeys(request: HttpRequest) -> HttpResponse:
    """Who is on which path, how far, with whom; each sees those that concern them."""
    actor = actor_of(request)
    filters, rows = _journeys(request, actor)
    page = page_of(rows, request.GET)
    context = {
        "filters": filters,
        "page": page,
        "rows": along(page.object_list, ways=False),
        "csv": f"{reverse('training:journeys_csv')}?{request.GET.urlencode()}",
    }
    return render(request, "training/journeys.html", context)


@require_GET
def journeys_csv(request: HttpRequest) -> HttpResponse:
    """The same list as a file."""
    _, found = _journeys(request, actor_of(request))
    rows = (
        (
            one.journey.person.name,
            one.journey.person.team,
            one.journey.path,
            one.journey.get_state_display(),
            one.step,
            one.journey.mentor,
            one.journey.begun_at,
        )
        for one in along(found, ways=False)
    )
    return csv_response("paths.csv", JOURNEY_HEADER, rows)
