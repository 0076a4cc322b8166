"""The list: table, board and file."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.queries import listing as reading
from doordesk.mechanisms.candidates.queries.choices import openings_to_fill


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Show the applications that the reader may see, as a table or a board, or hand them out as CSV."""
    actor = actor_of(request)
    board = request.GET.get("view") == "board"
    chosen = reading.filters(actor, request.GET, board=board)
    order = request.GET.get("sort", "")
    found = reading.applications(actor, chosen, order)
    if "csv" in request.GET:
        rows = reading.csv_rows(reading.rows_of(actor, found))
        return csv_response("candidates.csv", reading.CSV_HEADER, rows)
    context = {
        "filters": chosen,
        "search_query": chosen.q,
        "sourced": any(one.name == "source" for one in chosen.choices),
        "board": board,
        "tabs": _tabs(request.GET, board=board),
        "kept": {"view": "board" if board else "", "sort": order},
        "heads": {name: _head(request.GET, name, order) for name in reading.ORDERS if name},
        "csv": _address(request.GET, csv="1"),
        "adds": can(actor, P.APPLICATION_ADD) or openings_to_fill(actor).exists(),
        "anybody": visible(actor, Application).exists(),
    }
    if board:
        columns = reading.board(actor, found)
        context |= {"columns": [(one, _address(request.GET, view="", stage=one.stage)) for one in columns]}
        return render(request, "candidates/list.html", context | {"count": sum(one.count for one in columns)})
    page = page_of(found, request.GET)
    context |= {"page": page, "rows": reading.rows_of(actor, page.object_list), "count": page.paginator.count}
    return render(request, "candidates/list.html", context)


def _address(query: QueryDict, **changed: str) -> str:
    """Return the list's address with some choices changed, from its first page on."""
    kept = query.copy()
    kept.pop("page", None)
    for name, value in changed.items():
        kept[name] = value
    return f"?{'&'.join(part for part in kept.urlencode().split('&') if not part.endswith('='))}"


def _head(query: QueryDict, name: str, order: str) -> dict[str, object]:
    """Make a column's head a way to sort by it, and back to the newest first."""
    return {"url": _address(query, sort="" if order == name else name), "sorted": order == name}


def _tabs(query: QueryDict, *, board: bool) -> list[dict[str, object]]:
    return [
        {"label": "Table", "url": _address(query, view=""), "current": not board},
        {"label": "Board", "url": _address(query, view="board"), "current": board},
    ]
