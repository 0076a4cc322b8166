"""How we decide: figures about the process, for those who keep it (rules D1-D4, D10, D12, D14, F5)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.plots import bars
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.debriefs import queries
from doordesk.mechanisms.debriefs.queries.documents import label_of
from doordesk.mechanisms.debriefs.queries.measures import Share
from doordesk.mechanisms.debriefs.queries.periods import MONTHS
from doordesk.mechanisms.debriefs.queries.process import Process, teams_with_debriefs
from doordesk.mechanisms.debriefs.views import drawings

PERIODS = [(months, f"Last {months} months") for months in MONTHS]
Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


@require_GET
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """Show the figures, or hand one of them out as CSV (`?format=csv&figure=hours`)."""
    require(actor_of(request), P.PROCESS_READ)
    teams = teams_with_debriefs().values_list("pk", "name")
    filters = read(
        request.GET, [choice("months", "Period", PERIODS), choice("team", "Team", teams)], searchable=False
    )
    found = queries.process(_number(filters, "months"), _number(filters, "team") or None)
    if request.GET.get("format") == "csv":
        return _csv(found, request.GET.get("figure", ""))
    return render(request, "debriefs/process.html", _context(found, filters))


def _number(filters: Filters, name: str) -> int:
    return int(filters.value(name) or 0)


def _context(found: Process, filters: Filters) -> dict[str, object]:
    return {
        "found": found,
        "filters": filters,
        "count": drawings.counted(len(found.closed), "closed debrief"),
        "scope": _scope(found, filters),
        "hours": drawings.hours_of(found),
        "steps": drawings.steps_of(found),
        "counts": drawings.counts_of(found),
        "months": drawings.months_of(found),
        "on_time": _of(Share(found.on_time.in_time, found.on_time.of), enough=found.enough),
        "changed": _of(found.told.moves.changed) if found.told else "",
        "moves": drawings.moves_drawn(found),
        "helped": [(label_of(one.kind), one) for one in found.told.helped] if found.told else [],
        "gaps": bars(found.told.gaps) if found.told else [],
    }


def _scope(found: Process, filters: Filters) -> str:
    """Say on paper, where no filter stands, what was counted."""
    team = next((one.label for one in filters.choices[1].options if one.value == filters.value("team")), "")
    since = (
        f"closed since {date_format(found.period.since, 'j F Y')}" if found.period.since else "of all time"
    )
    return f"{drawings.counted(len(found.closed), 'debrief')} {since}, {team or 'all teams'}."


def _of(share: Share, *, enough: bool = True) -> str:
    """A share in per cent; the count alone where the sample is small."""
    return f"{share.percent} %" if enough and share.of else f"{share.part}"


def _csv(found: Process, figure: str) -> HttpResponse:
    """One figure's rows; without a known name, the counts by month."""
    name = figure if figure in TABLES else "counts"
    header, rows = TABLES[name](found)
    return csv_response(f"how-we-decide-{name}.csv", header, rows)


def _hours(found: Process) -> Table:
    rows = [(one.closed_at, round(one.hours, 2)) for one in found.closed if one.hours is not None]
    return ("closed at", "hours from last interview"), list(rows)


def _steps(found: Process) -> Table:
    drawn = drawings.steps_of(found)
    header = ("step", "debriefs", "shortest", "lower quartile", "median", "upper quartile", "longest")
    rows = [
        (label, one.of, *(_minutes(value) for value in (one.low, *(one.half or (None,) * 3), one.high)))
        for label, one, _ in (drawn.rows if drawn else ())
    ]
    return (*header[:2], *(f"{name} (min)" for name in header[2:])), list(rows)


def _minutes(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _counts(found: Process) -> Table:
    names = tuple(name for name, _, _ in drawings.COUNTED)
    return ("month", "debriefs", *names), [(at, of, *row) for at, of, row in drawings.months_of(found)]


def _votes(found: Process) -> Table:
    rows: list[tuple[object, ...]] = [(bar.label, bar.count) for bar in drawings.moves_drawn(found)]
    return ("second vote", "votes"), rows


def _gaps(found: Process) -> Table:
    return ("principle", "not enough data"), list(found.told.gaps if found.told else ())


def _prompts(found: Process) -> Table:
    rows: list[tuple[object, ...]] = [
        (label_of(one.kind), one.shown, one.useful, one.not_useful)
        for one in (found.told.helped if found.told else ())
    ]
    return ("prompt", "shown", "useful", "not useful"), rows


TABLES: dict[str, Callable[[Process], Table]] = {
    "counts": _counts,
    "gaps": _gaps,
    "hours": _hours,
    "prompts": _prompts,
    "steps": _steps,
    "votes": _votes,
}
