"""Write one's own assessment, look it over, hand it in (rules F1, F4, F7)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.refusals import Conflict, Refused
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.actions.guards import AHEAD
from doordesk.mechanisms.assessments.forms import typed
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import (
    Text,
    WritingPage,
    advice,
    counts,
    draft_of,
    due_of,
    laid_out,
    opens_what,
    page_of,
    record_of,
    sections_in,
)
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.candidates.models import Resume
from doordesk.mechanisms.loops.models import Interview

SEALED = "What you wrote is sealed as it stands."
WITH = Interview.objects.select_related(
    "application__candidate", "application__opening__team", "interviewer", "loop"
)


@require_http_methods(["GET", "POST"])
@never_cache
def write(request: HttpRequest, interview_id: int) -> HttpResponse:
    """Show the page to write on; a browser without scripts sends it back whole."""
    actor = actor_of(request)
    interview = fetch(actor, Interview, interview_id, WITH)
    require(actor, P.ASSESSMENT_WRITE, interview)
    assessment = draft_of(actor, interview)
    if assessment is None:
        return _before(request, actor, interview)
    if assessment.state == State.HANDED_IN:
        return redirect("assessments:read", assessment.pk)
    if not counts(interview, practice=assessment.practice):
        return redirect("assessments:read", assessment.pk)
    if request.method == "POST":
        return _keep(request, actor, assessment)
    if not laid_out(assessment):  # its principles changed since it was opened
        actions.open_assessment(interview, actor=actor)
    return _show(request, page_of(actor, assessment))


@require_POST
def begin(request: HttpRequest, interview_id: int) -> HttpResponse:
    """Open the page."""
    actor = actor_of(request)
    actions.open_assessment(fetch(actor, Interview, interview_id), actor=actor)
    return redirect("assessments:write", interview_id)


@require_http_methods(["GET", "POST"])
@never_cache
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the assessment as its readers will see it and say what handing in does; then do it."""
    actor = actor_of(request)
    assessment = fetch(actor, Assessment, pk, Assessment.everything.all())
    require(actor, P.ASSESSMENT_HAND_IN, assessment)
    if request.method == "POST":
        actions.hand_in(assessment, actor=actor)
        said = "What you wrote for practice stays as it stands." if assessment.practice else SEALED
        messages.success(request, f"Handed in. {said}")
        return redirect("assessments:read", pk)
    if assessment.state == State.HANDED_IN:
        return redirect("assessments:read", pk)
    record = record_of(actor, pk)
    if record is None:
        raise Http404
    page = page_of(actor, assessment)
    if page.missing or (page.end.vote is None and page.end.passed is None):
        messages.warning(request, page.missing[0].what if page.missing else "Your vote is missing.")
        return redirect("assessments:write", assessment.interview_id)
    context = {"record": record, "interview": record.interview, "opens": opens_what(actor, assessment)}
    context["advice"] = advice(actor, assessment)
    return render(request, "assessments/hand_in.html", context)


def _before(request: HttpRequest, actor: Person, interview: Interview) -> HttpResponse:
    """Say what is to be written, and in which order, before the page is opened."""
    opens = interview.starts_at - AHEAD if interview.starts_at else None
    practice = interview.interviewer_id != actor.pk
    context = {"interview": interview, "opens": opens, "due": due_of(interview), "practice": practice}
    return render(request, "assessments/before.html", context)


def _keep(request: HttpRequest, actor: Person, assessment: Assessment) -> HttpResponse:
    sent = typed(request.POST, sections_in(assessment).values_list("pk", flat=True))
    refused = actions.save_page(assessment, sent, actor=actor)
    if refused:
        return _show(request, _with(page_of(actor, assessment), sent, refused), REFUSED_FORM)
    if request.POST.get("deed") == "hand_in":
        return redirect("assessments:hand_in", assessment.pk)
    messages.success(request, "Saved.")
    return redirect("assessments:write", assessment.interview_id)


def _with(page: WritingPage, sent: actions.Typed, refused: dict[str, Refused]) -> WritingPage:
    """Put what was typed, and why it was refused, back on the page: nothing is lost (rule F7)."""
    for text in (page.notes, *(one.evidence for one in page.owned)):
        typed_text, _ = sent.texts.get(text.section_id, (text.text, 0))
        _put_back(text, typed_text, refused.get(text.place))
    for one in page.owned:
        one.rating = sent.ratings.get(one.section_id, one.rating)
    page.end.vote = page.end.vote if sent.vote is None else sent.vote
    page.end.passed = page.end.passed if sent.passed is None else sent.passed
    remark = page.end.remark.text if sent.remark is None else sent.remark
    _put_back(page.end.remark, remark, refused.get("end"))
    return page


def _put_back(text: Text, typed_text: str, refusal: Refused | None) -> None:
    text.text = typed_text
    if isinstance(refusal, Conflict):
        text.theirs = refusal.theirs
    elif refusal is not None:
        text.refusal = refusal.sentence


def _show(request: HttpRequest, page: WritingPage, status: int = 200) -> HttpResponse:
    interview = page.assessment.interview
    candidate = interview.application.candidate
    actor = actor_of(request)
    resume = visible(actor, Resume, candidate.resumes.all()).defer("content").first()
    context = {"page": page, "interview": interview, "candidate": candidate, "resume": resume}
    context["sign_in"] = f"{reverse('account_login')}?next={request.path}"
    return render(request, "assessments/write.html", context, status=status)
