"""One note between two people, and the short thread under it (rule P3)."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.coaching import actions
from doordesk.mechanisms.coaching.forms import AnswerForm, TriedForm
from doordesk.mechanisms.coaching.models import Note, Reply
from doordesk.mechanisms.coaching.states import WRITTEN, State


def _note(request: HttpRequest, pk: int) -> Note:
    rows = Note.objects.filter(state__in=WRITTEN).select_related(
        "author", "to", "debrief__loop__application__candidate", "debrief__loop__application__opening"
    )
    return fetch(actor_of(request), Note, pk, rows)


@require_GET
@never_cache
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a note to one of the two, or to the Core."""
    return _page(request, _note(request, pk))


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that what waited is read."""
    actions.mark_read(_note(request, pk), actor=actor_of(request))
    return redirect("coaching:note", pk=pk)


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer."""
    form, row = AnswerForm(request.POST), _note(request, pk)
    return _acted(
        request, row, form, lambda: actions.answer(row, form.cleaned_data["text"], actor=actor_of(request))
    )


@require_POST
def tried(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was tried."""
    form, row = TriedForm(request.POST), _note(request, pk)
    return _acted(
        request, row, form, lambda: actions.say_tried(row, form.cleaned_data["how"], actor=actor_of(request))
    )


def _acted(request: HttpRequest, row: Note, form: Form, act: Callable[[], object]) -> HttpResponse:
    if form.is_valid():
        with refusals_on(form):
            act()
            other = row.author if row.to_id == actor_of(request).pk else row.to
            messages.success(request, f"Said to {other.get_short_name()}.")
            return redirect(f"{redirect('coaching:note', pk=row.pk).url}#thread")
    return _page(request, row, form)


def _page(request: HttpRequest, row: Note, refused: Form | None = None) -> HttpResponse:
    actor = actor_of(request)
    replies = list(visible(actor, Reply, row.replies.select_related("by")))
    answers = can(actor, P.NOTE_ANSWER, row)
    mine = actor.pk == row.to_id
    unread = [one for one in replies if one.read_at is None and one.by_id != actor.pk]
    context = {
        "note": row,
        "replies": replies,
        "mine": mine,
        "other": row.author if mine else row.to,
        "waits": answers and (bool(unread) or (mine and row.state == State.SENT)),
        "answers": answers,
        "tries": mine and row.state != State.TRIED,
        "answer_form": refused if isinstance(refused, AnswerForm) else AnswerForm(),
        "tried_form": refused if isinstance(refused, TriedForm) else TriedForm(),
    }
    return render(request, "coaching/note.html", context, status=REFUSED_FORM if refused else None)
