"""The closed packet: as a page that prints like a document, and as one file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
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
    """The document with its style and its facts inside; no text can end the block that holds the facts."""
    facts = found.packet.content.replace("<", "\\u003c")
    context = {
        "doc": found,
        "style": _block("<style>", render_to_string("debriefs/export.css"), "</style>"),
        "embedded": _block('<script type="application/json" id="packet">', facts, "</script>"),
    }
    return HttpResponse(render_to_string("debriefs/export.html", context))


def _block(*parts: str) -> SafeString:
    """Our own style, or JSON in which every `<` is escaped: there is nothing of HTML in either."""
    return mark_safe("".join(parts))  # noqa: S308 - see above
