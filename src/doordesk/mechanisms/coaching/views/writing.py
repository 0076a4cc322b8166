"""The page on which whoever led writes to every interviewer, one after the other (rule P3)."""

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.ui.moments import in_words
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.coaching import actions
from doordesk.mechanisms.coaching.actions import Words
from doordesk.mechanisms.coaching.forms import NoteForm, WaiveForm
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.coaching.queries import Desk, desk_of
from doordesk.mechanisms.coaching.queries.observing import Chair
from doordesk.mechanisms.coaching.states import Part

_NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Typed:
    """A form that came back refused: whose it is, which one, and what was saved elsewhere meanwhile."""

    person: int
    note: NoteForm | None = None
    waive: WaiveForm | None = None
    theirs: str = ""


@require_GET
@never_cache
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every interviewer in turn; `?open=` names whose part stands open, the next one owed otherwise."""
    return _page(request, desk_of(actor_of(request), pk))


@require_POST
def save(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Keep a draft; a script gets its revision and the clock."""
    desk, form = desk_of(actor_of(request), pk), NoteForm(request.POST)
    chair = desk.chair(person)
    if not form.is_valid():
        return _refused(request, desk, Typed(person, form))
    if request.headers.get("Accept", "").startswith("application/json"):
        saved = _saved(request, desk, chair, form)
        return JsonResponse({"revision": saved.revision, "said": in_words(now(), "second")})
    return _acted(request, desk, form, person, lambda: _kept(request, desk, chair, form))


@require_POST
def send(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Send a note and go on to the next interviewer; refused, its words are kept as a draft."""
    desk, form = desk_of(actor_of(request), pk), NoteForm(request.POST)
    chair = desk.chair(person)
    if not form.is_valid():
        return _refused(request, desk, Typed(person, form))
    return _acted(request, desk, form, person, lambda: _sent(request, desk, chair, form))


@require_POST
def waive(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Note why somebody gets none."""
    actor, form = actor_of(request), WaiveForm(request.POST, auto_id=f"id_waive_{person}_%s")
    desk = desk_of(actor, pk)
    chair = desk.chair(person)
    if form.is_valid():
        with refusals_on(form):
            actions.waive_note(desk.debrief, chair.person, form.cleaned_data["reason"], actor=actor)
            messages.success(request, f"Noted: no note to {chair.person.get_short_name()}.")
            return redirect("coaching:notes", pk=pk)
    return _refused(request, desk, Typed(person, waive=form))


@require_POST
def take_up(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Write one after all."""
    actor = actor_of(request)
    chair = desk_of(actor, pk).chair(person)
    if chair.note is not None:
        actions.take_up(chair.note, actor=actor)
    return _to(pk, person)


def _acted(request: HttpRequest, desk: Desk, form: NoteForm, person: int, act: Any) -> HttpResponse:
    """Let a form act; a refusal, or what was saved elsewhere, is shown beside what was typed."""
    try:
        with refusals_on(form):
            answer: HttpResponse = act()
            return answer
    except Conflict as conflict:
        _at_revision(form, conflict.revision)
        form.add_error(None, conflict.sentence)
        return _refused(request, desk, Typed(person, form, theirs=conflict.theirs))
    return _refused(request, desk_of(actor_of(request), desk.debrief.pk), Typed(person, form))


def _saved(request: HttpRequest, desk: Desk, chair: Chair, form: NoteForm) -> Note:
    words, revision = _words(form), form.cleaned_data["revision"]
    return actions.save_draft(desk.debrief, chair.person, words, revision=revision, actor=actor_of(request))


def _kept(request: HttpRequest, desk: Desk, chair: Chair, form: NoteForm) -> HttpResponse:
    _saved(request, desk, chair, form)
    messages.success(request, "Kept as a draft.")
    return _to(desk.debrief.pk, chair.person.pk)


def _sent(request: HttpRequest, desk: Desk, chair: Chair, form: NoteForm) -> HttpResponse:
    draft = _saved(request, desk, chair, form)
    _at_revision(form, draft.revision)
    actor = actor_of(request)
    actions.send_note(desk.debrief, chair.person, _words(form), revision=draft.revision, actor=actor)
    left = [one for one in desk.left if one.person.pk != chair.person.pk]
    said = f"Sent to {chair.person.get_short_name()}: {desk.sent + 1} of {len(desk.chairs)}."
    messages.success(request, said if left else f"{said} All notes of this debrief are written.")
    return _to(desk.debrief.pk, left[0].person.pk) if left else redirect("coaching:notes", pk=desk.debrief.pk)


def _words(form: NoteForm) -> Words:
    facts = form.cleaned_data
    worked, to_try = (facts[half].replace("\r\n", "\n") for half in Part.values)
    return Words(worked, to_try, facts["tags"])


def _at_revision(form: NoteForm, revision: int) -> None:
    """What is sent again grows from what is stored now."""
    assert isinstance(form.data, QueryDict)  # noqa: S101 - it was posted
    data = form.data.copy()
    data["revision"] = str(revision)
    form.data = data


def _to(pk: int, person: int) -> HttpResponse:
    """Open somebody's part: its first field takes the caret, and no place in the address takes it away."""
    return redirect(f"{redirect('coaching:notes', pk=pk).url}?open={person}")


def _refused(request: HttpRequest, desk: Desk, typed: Typed) -> HttpResponse:
    return _page(request, desk, typed, REFUSED_FORM)


def _page(
    request: HttpRequest, desk: Desk, typed: Typed | None = None, status: int = HTTPStatus.OK
) -> HttpResponse:
    asked = request.GET.get("open", "")
    opened = typed.person if typed else int(asked) if _NUMBER.fullmatch(asked) else None
    first = desk.left[0].person.pk if desk.left else None
    context = {
        "desk": desk,
        "rows": [_row(one, opened or first, typed, goes_on=bool(asked)) for one in desk.chairs],
        "finished": not desk.left,
    }
    return render(request, "coaching/notes.html", context, status=status)


def _row(chair: Chair, opened: int | None, typed: Typed | None, *, goes_on: bool) -> dict[str, Any]:
    mine = typed if typed and typed.person == chair.person.pk else None
    form: Form = (mine and mine.note) or NoteForm.of(chair.person.pk, chair.note)
    for half in Part.values:  # asked for when it is sent, not while it is a draft
        form.fields[half].required = True
    here = opened == chair.person.pk
    if here and goes_on and not typed:
        form.fields["worked"].widget.attrs["autofocus"] = True
    waive = (mine and mine.waive) or WaiveForm(auto_id=f"id_waive_{chair.person.pk}_%s")
    offers = {half: [one for one in chair.offers if one.part == half] for half in Part.values}
    theirs = mine.theirs if mine else ""
    return {"chair": chair, "form": form, "waive": waive, "open": here, "theirs": theirs, **offers}
