"""Somebody's page of growth, and one's own notes as a file (rules P3, P4)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, fetch
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.filters import Filters, choice, read
from doordesk.foundation.ui.pages import page_of
from doordesk.foundation.ui.plots import columns
from doordesk.foundation.ui.tables import csv_response
from doordesk.mechanisms.assessments.queries import FEWEST
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.queries import Growth, growth_of, notes_to
from doordesk.mechanisms.coaching.states import About, Tag

HEADER = (
    "sent at",
    "from",
    "candidate",
    "what worked",
    "one thing to try",
    "about",
    "read at",
    "how it went",
)
STATES = (("open", "Still to try"), ("tried", "Tried"))


@require_GET
@never_cache
def own(request: HttpRequest) -> HttpResponse:
    """Show one's own page."""
    return _page(request, actor_of(request))


@require_GET
@never_cache
def of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody's page to the Core and to their mentor; to others it looks missing."""
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    if person == actor:
        return redirect("coaching:growth")
    if not can(actor, P.GROWTH_READ, person):
        return fetch_nothing(actor, pk)
    return _page(request, person)


def fetch_nothing(actor: Person, pk: int) -> HttpResponse:
    """Raise the 404 of something that is not there."""
    fetch(actor, Person, pk, Person.objects.none())
    return HttpResponse()


@require_GET
def as_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the notes one got, as the filters in the address say."""
    actor, filters = actor_of(request), _filters(request)
    return csv_response("coaching-notes.csv", HEADER, map(_cells, _notes(actor, actor, filters)))


def _filters(request: HttpRequest) -> Filters:
    return read(request.GET, [choice("tag", "About", Tag.choices), choice("state", "Thing to try", STATES)])


def _notes(actor: Person, person: Person, filters: Filters) -> list[Note]:
    tag, state = filters.value("tag"), filters.value("state")
    return list(notes_to(actor, person, words=filters.q, tag=tag, state=state))


def _page(request: HttpRequest, person: Person) -> HttpResponse:
    actor, filters = actor_of(request), _filters(request)
    found = growth_of(actor, person)
    rows = _notes(actor, person, filters) if filters.active else list(found.notes)
    context = {
        "found": found,
        "own": actor == person,
        "core_reads": actor.is_core,
        "page": page_of(rows, request.GET, 20),
        "filters": filters,
        "count": "1 note" if len(rows) == 1 else f"{len(rows)} notes",
        "plots": _plots(found),
        "fewest": FEWEST,
        "share": round(100 * found.on_time.in_time / found.on_time.of) if found.on_time.enough else None,
    }
    return render(request, "coaching/growth.html", context)


def _plots(found: Growth) -> list[dict[str, object]]:
    """One small drawing for each tag, all on one scale."""
    most = max((max(counts) for _, counts in found.tags), default=0)
    return [
        {
            "label": label,
            "plot": columns(counts, found.quarters, most, 2),
            "says": f"{sum(counts)} notes in the last {len(counts)} quarters",
            "counts": counts,
            "id": f"tag-{at}",
        }
        for at, (label, counts) in enumerate(found.tags)
    ]


def _cells(one: Note) -> list[object]:
    went = " ".join(reply.text for reply in one.replies.all() if reply.about == About.TRIED)
    who = (one.author.name, one.debrief.loop.application.candidate.name)
    return [one.sent_at, *who, one.worked, one.to_try, ", ".join(one.labels), one.read_at, went]
