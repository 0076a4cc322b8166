"""Save one part of a draft as it is written (rule F7): JSON in, JSON or problem details out."""

import json
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.moments import in_words
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Assessment, Section


@require_POST
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep notes or evidence."""
    actor, sent = actor_of(request), _sent(request)
    section = fetch(actor, Section, pk, Section.everything.all())
    try:
        revision = actions.save_section(
            section, text=_words(sent, "text"), revision=_number(sent, "revision"), actor=actor
        )
    except Conflict as conflict:
        return _both(conflict, section)
    return _saved(revision)


@require_POST
def rating(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a rating."""
    actor, sent = actor_of(request), _sent(request)
    actions.rate(fetch(actor, Section, pk, Section.everything.all()), _number(sent, "rating"), actor=actor)
    return _saved(0)


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the vote and its remark."""
    actor, sent = actor_of(request), _sent(request)
    assessment = fetch(actor, Assessment, pk, Assessment.everything.all())
    remark, revision = _words(sent, "text"), _number(sent, "revision")
    try:
        now_at = actions.vote(assessment, _number(sent, "vote"), remark, revision=revision, actor=actor)
    except Conflict as conflict:
        return _both(conflict, None)
    return _saved(now_at)


@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a screen's yes or no."""
    actor, sent = actor_of(request), _sent(request)
    actions.decide_screen(
        fetch(actor, Assessment, pk, Assessment.everything.all()), _number(sent, "passed") == 1, actor=actor
    )
    return _saved(0)


@require_GET
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """Give a page that outlived its session a fresh token, once somebody signed in again."""
    return JsonResponse({"token": get_token(request), "person": actor_of(request).pk})


def _saved(revision: int) -> JsonResponse:
    moment = now()
    return JsonResponse(
        {"revision": revision, "saved_at": moment.isoformat(), "said": in_words(moment, "second")}
    )


def _both(conflict: Conflict, section: Section | None) -> JsonResponse:
    """Answer with the stored text, so that the page can show both (problem details, RFC 9457)."""
    if section is not None:
        section.refresh_from_db(fields=["saved_at"])
    at = in_words(section.saved_at, "clock") if section and section.saved_at else ""
    body = {
        "title": conflict.what, "detail": conflict.way_out, "status": conflict.status, "code": conflict.code,
        "rule": conflict.rule, "theirs": conflict.theirs, "revision": conflict.revision, "at": at,
    }  # fmt: skip
    return JsonResponse(body, status=conflict.status, content_type="application/problem+json")


def _sent(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(sent, dict):
        raise BadRequest
    return sent


def _words(sent: dict[str, Any], name: str) -> str:
    if not isinstance(sent.get(name), str):
        raise BadRequest(name)
    return str(sent[name])


def _number(sent: dict[str, Any], name: str) -> int:
    if type(sent.get(name)) is not int:
        raise BadRequest(name)
    return int(sent[name])
