"""The coach's rules to read: the list, one rule, and both as a file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.writing import queries
from doordesk.mechanisms.writing.states import KIND_WORDS, Standing

PER_PAGE = 50
HEADER = (
    *("Rule", "Belongs to", "Says", "Looks at", "State"),
    *("Why", "What to try", "Source", "Phrases", "Detector"),
)


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of the coach, to be searched and narrowed; `format=csv` gives the same rows as a file."""
    filters = _filters(request)
    here = queries.company()
    found = queries.lines(here, filters.q, filters.value("kind"), filters.value("state"))
    if request.GET.get("format") == "csv":
        return _csv(found)
    kept = {"q": filters.q} | {one.name: one.value for one in filters.choices}
    context = {
        "filters": filters,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "count": "1 rule" if len(found) == 1 else f"{len(found)} rules",
        "csv": f"?{urlencode({**kept, 'format': 'csv'})}" if found else "",
        "broken": sorted(here.broken),
        "may_change": can(actor_of(request), P.WRITING_RULES_CHANGE),
    }
    return render(request, "writing/rules.html", context)


@require_GET
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule: what it says and why, what it looks for, its examples, and what was done to it here."""
    actor, here = actor_of(request), queries.company()
    if rule not in here.ruleset.all:
        raise Http404(f"There is no rule {rule}.")
    page = queries.page_of(here, rule)
    context = {
        "page": page,
        "rule": page.line.rule,
        "off": queries.why_off(actor, rule),
        "history": list(queries.history(actor, rule)),
        "may_change": can(actor, P.WRITING_RULES_CHANGE),
    }
    return render(request, "writing/rule.html", context)


def _filters(request: HttpRequest) -> Filters:
    kinds = [(kind.value, words) for kind, words in KIND_WORDS.items()]
    return read(request.GET, [choice("kind", "Looks at", kinds), choice("state", "State", Standing.choices)])


def _csv(found: list[queries.Line]) -> HttpResponse:
    rows = (
        (
            *(one.rule.id, one.family.title, one.rule.message, one.kinds, one.standing.label),
            *(one.rule.why, one.rule.suggestion, one.rule.source, "\n".join(one.rule.phrases)),
            one.rule.detector,
        )
        for one in found
    )
    return csv_response("writing-rules.csv", HEADER, rows)
