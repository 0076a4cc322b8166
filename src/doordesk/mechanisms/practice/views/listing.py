"""The cases to practise on, and one's own results as a file."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.rulebook.queries import setting
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import PER_PAGE
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.queries.listing import STANDINGS
from doordesk.mechanisms.practice.queries.results import own_results

HEADER = (
    *("Case", "Field", "Attempt", "Counts", "Handed in", "Principle", "Your rating", "Experts’ score"),
    *("Difference", "Your vote"),
)


def _filters(request: HttpRequest, rows: list[queries.Row]) -> Filters:
    fields = sorted({row.listed.case.field for row in rows})
    there = {row.standing for row in rows}
    standings = [(value, words) for value, words in STANDINGS if value in there]
    return read(
        request.GET,
        [choice("field", "Field", [(one, one) for one in fields]), choice("standing", "Standing", standings)],
    )


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """Every case one may practise on, and how far one is."""
    actor = actor_of(request)
    rows = queries.rows_for(actor)
    filters = _filters(request, rows)
    found = queries.wanted(rows, filters)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "page": page,
        "csv": reverse("practice:csv"),
        "tried": sum(row.standing == "tried" for row in rows),
        "may_add": can(actor, P.PRACTICE_ADD),
        "may_write_keys": any(row.standing == "waiting" for row in rows) and can(actor, P.PRACTICE_KEY),
        "fewest": setting(queries.SHOWN_FROM),
    }
    return render(request, "practice/list.html", context)


@require_GET
def mine_csv(request: HttpRequest) -> HttpResponse:
    """One's own results, a line for each principle of each attempt."""
    return csv_response("practice.csv", HEADER, _lines(request))


def _lines(request: HttpRequest) -> Iterator[tuple[object, ...]]:
    for one in own_results(actor_of(request)):
        apart = None if one.own is None or one.score is None else round(one.own - one.score, 2)
        yield (
            *(one.case.title, one.case.field, one.sheet.number, "yes" if one.sheet.number == 1 else "no"),
            *(one.sheet.handed_in_at, one.principle, "" if one.own is None else one.own),
            *("" if one.score is None else round(one.score, 2), apart, one.sheet.vote),
        )
