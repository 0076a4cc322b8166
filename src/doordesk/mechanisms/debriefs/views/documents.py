"""The closed packet: as a page that prints like a document, and as one file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.queries.documents import Document, document

FORMS = ("html", "json")


@require_GET
@never_cache
def packet(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the packet of a closed debrief."""
    actor = actor_of(request)
    found = document(actor, pk)
    may_export = can(actor, P.PACKET_EXPORT, found.packet.debrief)
    return render(request, "debriefs/packet.html", {"doc": found, "pk": pk, "may_export": may_export})


@require_GET
@never_cache
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the packet out as one file: a document (`?form=html`), or its facts with their digest (`json`)."""
    form = request.GET.get("form", "html")
    if form not in FORMS:
        message = f"A packet has no form {form!r}."
        raise Http404(message)
    found = document(actor_of(request), pk)
    actions.export_packet(found.packet, form, actor=actor_of(request))
    response = _json(found) if form == "json" else _html(found)
    name = f"packet-{slugify(found.facts['candidate'])}-{pk}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _json(found: Document) -> HttpResponse:
    """The facts as they were closed, letter by letter, and the digest over that text."""
    packet = found.packet
    text = f'{{"digest":"{packet.digest}","algorithm":"sha256","packet":{packet.content}}}'
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _html(found: Document) -> HttpResponse:
    """The document with its facts inside, every `<` as JSON's escape, so that no text ends the block."""
    escaped = found.packet.content.replace("<", "\\u003c")
    embedded = mark_safe(escaped)  # noqa: S308 - nothing of HTML is left in it
    return HttpResponse(render_to_string("debriefs/export.html", {"doc": found, "embedded": embedded}))
