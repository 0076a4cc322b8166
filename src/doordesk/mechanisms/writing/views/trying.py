"""A text looked at and forgotten: what the coach says of it, beside the text with its marks."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from doordesk.engines.prose import Kind
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM
from doordesk.foundation.ui.uploads import dropped
from doordesk.mechanisms.writing import queries
from doordesk.mechanisms.writing.forms import TryForm
from doordesk.mechanisms.writing.states import KIND_WORDS


@dataclass(frozen=True)
class Result:
    """What the coach says of a text."""

    marks: list[queries.Mark]
    runs: list[queries.Run]
    words: int
    kind: str


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def try_text(request: HttpRequest) -> HttpResponse:
    """Paste a text or send a file, and see what the coach would say; nothing of it is kept."""
    if request.method != "POST":
        kind = request.GET.get("kind", "")
        form = TryForm(initial={"kind": kind if kind in set(Kind) else Kind.ASSESSMENT.value})
        return render(request, "writing/try.html", {"form": form})
    form = TryForm(request.POST, request.FILES, oversized=dropped(request))
    if not form.is_valid():
        return render(request, "writing/try.html", {"form": form}, status=REFUSED_FORM)
    said = form.cleaned_data
    document, kind = said["document"], Kind(said["kind"])
    text = document.text
    (marks,) = queries.marked(actor_of(request), [queries.Piece("", text, kind, document=document)])
    runs = list(queries.runs(text, (one.finding for one in marks)))
    again = TryForm(initial={"kind": kind.value, "text": text})
    result = Result(marks, runs, len(text.split()), KIND_WORDS[kind])
    return render(request, "writing/try.html", {"form": again, "result": result})
