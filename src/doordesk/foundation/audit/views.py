"""The trail for administrators and the Core: a list, the same as a file, and whether the chain holds."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit import queries
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.tables import csv_response

HEADER = ("Number", "When", "Who", "What", "Record", "What changed", "Digest")


def _reader(request: HttpRequest) -> Actor:
    """Whoever is signed in, if they may read the trail."""
    actor = cast("Actor", request.user)
    require(actor, P.AUDIT_READ)
    return actor


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """Who did what to which record, and when."""
    actor = _reader(request)
    filters, wanted = _filters(request)
    page = page_of(queries.entries(actor, wanted), request.GET)
    count = page.paginator.count
    asked = {name: value for name, value in vars(wanted).items() if value}
    context = {
        "filters": filters,
        "wanted": wanted,
        "narrowed": bool(asked),
        "page": page,
        "deeds": queries.told(actor, page),
        "count": "1 entry" if count == 1 else f"{count} entries",
        "csv": f"{reverse('audit:csv')}?{urlencode(asked)}",
    }
    return render(request, "audit/list.html", context)


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """The same entries as a file, with the digests of the chain."""
    actor = _reader(request)
    deeds = queries.told(actor, queries.entries(actor, _filters(request)[1]))
    rows = (
        (deed.entry.number, deed.entry.at, deed.who, deed.what, deed.record, deed.told, deed.entry.digest)
        for deed in deeds
    )
    return csv_response("trail.csv", HEADER, rows)


@require_GET
def verdict(request: HttpRequest) -> HttpResponse:
    """Recompute the whole chain, and say whether it holds."""
    _reader(request)
    return render(request, "audit/verdict.html", {"verdict": queries.verify()})


def _filters(request: HttpRequest) -> tuple[Filters, queries.Wanted]:
    """Read the selects, and beside them the dates and the record that an address may name."""
    choices = [choice("person", "Who", queries.actors()), choice("kind", "What", _kinds())]
    filters = read(request.GET, choices, searchable=False)
    more = {name: request.GET.get(name, "")[:80] for name in ("about", "since", "until")}
    return filters, queries.Wanted(person=filters.value("person"), kind=filters.value("kind"), **more)


def _kinds() -> list[tuple[str, str]]:
    return sorted(((kind.value, str(kind.label)) for kind in Kind), key=lambda pair: pair[1])
