"""The rule book as a document, and the company's numbers in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from doordesk.foundation.access.doors import can, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.rulebook import queries
from doordesk.foundation.rulebook.actions import change_settings
from doordesk.foundation.rulebook.forms import SettingsForm
from doordesk.foundation.ui.filters import choice, read
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on

STATES = (("here", "At work here"), ("later", "Not at work yet"))


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule with its reason, how it acts here, and the company's numbers."""
    acts = [(act.value, words) for act, words in queries.ACT_WORDS.items()]
    filters = read(request.GET, [choice("act", "How it acts", acts), choice("state", "Where", STATES)])
    chapters = queries.chapters(filters.q, filters.value("act"), filters.value("state"))
    count = sum(len(chapter.articles) for chapter in chapters)
    narrowed = filters.value("act") or filters.value("state")
    context = {
        "filters": filters,
        "chapters": chapters,
        "words": [] if narrowed else queries.glossary(filters.q),
        "count": "1 rule" if count == 1 else f"{count} rules",
        "may_change": can(actor_of(request), P.SETTING_CHANGE),
    }
    return render(request, "rulebook/list.html", context)


def settings(request: HttpRequest) -> HttpResponse:
    """Let those who run the programme choose the numbers that rules leave open."""
    actor = actor_of(request)
    require(actor, P.SETTING_CHANGE)
    form = SettingsForm(posted(request), values=queries.settings_now())
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = change_settings(form.wanted(), actor=actor)
            messages.success(request, _said(len(changed)))
            return redirect("rulebook:settings")
    return render(
        request, "rulebook/settings.html", {"form": form}, status=REFUSED_FORM if form.errors else None
    )


def _said(changed: int) -> str:
    if not changed:
        return "Nothing has changed."
    numbers = "One number holds" if changed == 1 else f"{changed} numbers hold"
    return f"{numbers} from now on. What was decided before is not judged anew."
