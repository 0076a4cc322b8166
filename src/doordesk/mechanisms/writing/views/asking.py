"""The script's questions: what is there to look at in a text; set this mark aside. No text is kept."""

import re
from bisect import bisect_left
from collections.abc import Callable

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from doordesk.foundation.people.requests import actor_of
from doordesk.mechanisms.writing import actions, queries
from doordesk.mechanisms.writing.forms import asked_from, sent_from, words

BEYOND = re.compile("[\U00010000-\U0010ffff]")


@require_POST
@never_cache
@sensitive_variables()
def marks(request: HttpRequest) -> JsonResponse:
    """What the coach points at; places are counted as browsers count them, in UTF-16."""
    asked = asked_from(request.body)
    place = counted_as_browsers_do(asked.text)
    found = queries.all_marks(actor_of(request), asked.place, asked.text, asked.kind, asked.given)
    told = [_told(one, place) for one in found]
    return JsonResponse(
        {
            "marks": [one for one in told if not one["reason"]],
            "silenced": [one for one in told if one["reason"]],
        }
    )


@require_POST
def not_here(request: HttpRequest) -> JsonResponse:
    """Set one mark aside."""
    sent = sent_from(request.body)
    place, rule, made, reason = (words(sent, name) for name in ("place", "rule", "print", "reason"))
    row = actions.say_not_here(place, rule, made, reason, actor=actor_of(request))
    return JsonResponse({"reason": row.reason})


@require_POST
def take_back(request: HttpRequest) -> JsonResponse:
    """Point at it again."""
    sent = sent_from(request.body)
    place, rule, made = (words(sent, name) for name in ("place", "rule", "print"))
    actions.take_back_not_here(place, rule, made, actor=actor_of(request))
    return JsonResponse({})


def counted_as_browsers_do(text: str) -> Callable[[int], int]:
    """Return what turns a place in a text into the place that a browser counts.

    >>> counted_as_browsers_do("a😀b")(2)
    3
    """
    beyond = [found.start() for found in BEYOND.finditer(text)]
    return lambda place: place + bisect_left(beyond, place)


def _told(mark: queries.Mark, place: Callable[[int], int]) -> dict[str, object]:
    one = mark.finding
    return {
        "rule": one.rule,
        "family": one.family,
        "title": mark.title,
        "start": place(one.start),
        "end": place(one.end),
        "text": one.text,
        "message": one.message,
        "why": one.why,
        "suggestion": one.suggestion,
        "print": mark.print,
        "reason": mark.silenced,
    }
