"""Pages on which the question bank is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from doordesk.foundation.access.doors import fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.principles import actions, queries
from doordesk.mechanisms.principles.forms import QuestionForm
from doordesk.mechanisms.principles.models import BankQuestion, Principle


@require_http_methods(["GET", "POST"])
def add_question(request: HttpRequest, pk: int) -> HttpResponse:
    """A new question for a principle."""
    actor = actor_of(request)
    principle = fetch(actor, Principle, pk)
    require(actor, P.PRINCIPLE_EDIT, principle)
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        with refusals_on(form):
            question = actions.add_question(principle, form.asked, actor=actor)
            messages.success(request, "The question is in the bank.")
            return _to(question)
    return _page(request, form, principle)


@require_http_methods(["GET", "POST"])
def edit_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for a question."""
    actor = actor_of(request)
    question = fetch(actor, BankQuestion, pk, BankQuestion.objects.select_related("principle"))
    require(actor, P.PRINCIPLE_EDIT, question.principle)
    form = QuestionForm(request.POST) if request.method == "POST" else QuestionForm.of(question)
    if form.is_valid():
        with refusals_on(form):
            actions.change_question(question, form.asked, actor=actor)
            messages.success(request, "The question is changed.")
            return _to(question)
    return _page(request, form, question.principle, question)


@require_POST
def retire_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Out of the bank."""
    actor = actor_of(request)
    question = actions.retire_question(fetch(actor, BankQuestion, pk), actor=actor)
    messages.success(request, "The question is out of the bank; it stands below, to be put back.")
    return _to(question)


@require_POST
def restore_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Back into the bank."""
    actor = actor_of(request)
    question = actions.restore_question(fetch(actor, BankQuestion, pk), actor=actor)
    messages.success(request, "The question is back in the bank.")
    return _to(question)


def _page(
    request: HttpRequest, form: QuestionForm, principle: Principle, question: BankQuestion | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "principle": principle,
        "question": question,
        "version": queries.current().get(principle=principle),
    }
    return render(request, "principles/question.html", context, status=REFUSED_FORM if form.is_bound else 200)


def _to(question: BankQuestion) -> HttpResponse:
    return redirect("principles:detail", question.principle_id)
