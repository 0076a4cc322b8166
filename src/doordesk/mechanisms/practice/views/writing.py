"""Read a case and write a sheet on it: an attempt, or a key (rules P2, F7)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Conflict, Refused
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.moments import in_words
from doordesk.foundation.ui.refusals import REFUSED_FORM
from doordesk.mechanisms.practice import actions, queries
from doordesk.mechanisms.practice.forms import purpose_from, revision_from, typed_from
from doordesk.mechanisms.practice.queries import Listed, Page
from doordesk.mechanisms.practice.states import Purpose, Typed


@require_http_methods(["GET", "POST"])
@never_cache
def case(request: HttpRequest, case: str) -> HttpResponse:
    """Show a case to practise on; who has handed in is led to the result, unless they try again."""
    actor, listed = actor_of(request), queries.case_of(case)
    if request.method == "POST":
        return _kept(request, listed, Purpose.ATTEMPT)
    last = queries.last_result(actor, case)
    if last is not None and queries.draft_of(actor, case) is None and "again" not in request.GET:
        return redirect("practice:result", last.pk)
    return _to_write(request, listed, Purpose.ATTEMPT)


@require_http_methods(["GET", "POST"])
@never_cache
def key(request: HttpRequest, case: str) -> HttpResponse:
    """Show a case to somebody who writes a key for it, without anybody else's."""
    listed = queries.case_of(case)
    require(actor_of(request), P.PRACTICE_KEY, listed.own)
    return (
        _kept(request, listed, Purpose.KEY)
        if request.method == "POST"
        else _to_write(request, listed, Purpose.KEY)
    )


@require_POST
def save(request: HttpRequest, case: str) -> JsonResponse:
    """Keep the draft as it is typed, for the script of the page."""
    listed = queries.case_of(case)
    sheet = actions.save_sheet(
        listed,
        typed_from(request.POST.dict(), listed),
        actor=actor_of(request),
        purpose=purpose_from(request.POST.dict()),
        revision=revision_from(request.POST.dict()),
    )
    return JsonResponse({"revision": sheet.revision, "said": in_words(sheet.saved_at, "second")})


def _to_write(request: HttpRequest, listed: Listed, purpose: Purpose) -> HttpResponse:
    actor = actor_of(request)
    draft = queries.draft_of(actor, listed.case.slug)
    if draft is None and (refusal := queries.why_not(actor, listed, purpose)):
        return render(request, "practice/closed.html", {"listed": listed, "refusal": refusal})
    if draft is not None and draft.purpose != purpose:
        return redirect("practice:key" if draft.purpose == Purpose.KEY else "practice:case", listed.case.slug)
    typed = queries.typed_of(draft) if draft else Typed()
    page = queries.page_of(listed, typed, purpose, revision=draft.revision if draft else 0)
    return _page(request, page, saved_at=draft.saved_at if draft else None)


def _kept(request: HttpRequest, listed: Listed, purpose: Purpose) -> HttpResponse:
    """Keep a whole page, as a browser without scripts sends it; hand it in when that was pressed."""
    actor, typed = actor_of(request), typed_from(request.POST.dict(), listed)
    revision, gaps, saved_at = revision_from(request.POST.dict()), {}, None
    try:
        sheet = actions.save_sheet(listed, typed, actor=actor, purpose=purpose, revision=revision)
        revision, saved_at = sheet.revision, sheet.saved_at
        if request.POST.get("deed") == "hand_in":
            handed_in = actions.hand_in(sheet, actor=actor)
            messages.success(request, "Your key is in." if purpose == Purpose.KEY else "Handed in.")
            return redirect("practice:result", handed_in.pk)
    except actions.Gaps as missing:
        gaps = missing.gaps
    except Conflict as conflict:
        revision, gaps = conflict.revision, {"page": conflict.sentence}
    except Refused as refusal:
        gaps = {"page": refusal.sentence}
    if not gaps:
        messages.success(request, "Saved.")
        return redirect(request.path)
    page = queries.page_of(listed, typed, purpose, revision=revision, gaps=gaps)
    return _page(request, page, saved_at=saved_at)


def _page(request: HttpRequest, page: Page, **more: object) -> HttpResponse:
    case, actor = page.listed.case, actor_of(request)
    number = queries.number_of(actor, case.slug, page.purpose)
    kept_as = f"practice:{actor.pk}:{case.slug}:{page.purpose}:{number}"
    context = {"page": page, "case": case, "kept_as": kept_as, **more}
    return render(request, "practice/case.html", context, status=REFUSED_FORM if page.gaps else 200)
