"""What quality reviews say together, as a page and as CSV (rule P5)."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.debriefs.queries.periods import MONTHS
from doordesk.mechanisms.quality import queries
from doordesk.mechanisms.quality.states import Line
from doordesk.mechanisms.quality.views import drawings

PERIODS = [(months, f"Last {months} months") for months in MONTHS]
HEADER = ("piece", "last review in", "line", "first mark", "second mark")


@require_GET
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """The Core's page."""
    require(actor_of(request), P.QUALITY_READ)
    filters = _filters(request)
    found = queries.figures(int(filters.value("months") or 0))
    context = {
        "found": found,
        "filters": filters,
        "lines": [drawings.line_drawn(one, found) for one in found.lines],
        "months": drawings.months_of(found),
        "agreement": drawings.agreement_of(found),
        "next_period": queries.next_period(),
        "names": [line.label for line in Line],
    }
    return render(request, "quality/figures.html", context)


@require_GET
def figures_csv(request: HttpRequest) -> HttpResponse:
    """The marks of complete pieces: no names, no sentences."""
    require(actor_of(request), P.QUALITY_READ)
    found = queries.figures(int(_filters(request).value("months") or 0))
    return csv_response("quality-reviews.csv", HEADER, _rows(found))


def _filters(request: HttpRequest) -> Filters:
    return read(request.GET, [choice("months", "Period", PERIODS)], searchable=False)


def _rows(found: queries.Figures) -> Iterator[tuple[object, ...]]:
    for one in found.looked:
        for line, levels in one.marks.items():
            first, second, *_ = [*levels, None]
            yield one.piece, one.at, line.label, first, second
