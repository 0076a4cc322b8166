"""One journey: its steps, its history, and what each may do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from doordesk.foundation.access.doors import can, fetch, require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of
from doordesk.foundation.rulebook.queries import setting
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on
from doordesk.mechanisms.training import actions, forms
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries.cases import case_of
from doordesk.mechanisms.training.queries.deciding import why_not_certify, why_not_credit, why_not_review
from doordesk.mechanisms.training.queries.history import history_of
from doordesk.mechanisms.training.queries.mentors import possible_mentors
from doordesk.mechanisms.training.queries.page import Along, along
from doordesk.mechanisms.training.queries.progress import with_steps
from doordesk.mechanisms.training.states import RUNNING, TRANSITIONS, Deed


def _found(actor: Actor, pk: int) -> Along:
    rows = with_steps(Journey.objects.all()).select_related("person__team", "begun_by", "ended_by")
    return along([fetch(actor, Journey, pk, rows)])[0]


@require_GET
def journey(request: HttpRequest, pk: int) -> HttpResponse:
    """How far somebody is, and what happened."""
    return _page(request, _found(actor_of(request), pk))


@dataclass(frozen=True)
class Saying:
    """A deed of this page: its permission, its form, what it does with what was typed."""

    permission: P
    form: Callable[[Any, Along], Form]
    act: Callable[[Journey, Any, Actor], str]


def _mentor(journey: Journey, form: Form, actor: Actor) -> str:
    person = Person.objects.get(pk=form.cleaned_data["mentor"])
    actions.name_mentor(journey, person, actor=actor)
    return f"{person} is the mentor; both are told."


def _credit(journey: Journey, form: Any, actor: Actor) -> str:
    said, station = form.cleaned_data, form.stations[form.cleaned_data["step"]]
    actions.credit(journey, station.kind, said["count"], said["grounds"], actor=actor, detail=station.detail)
    return "Credited."


def _review(journey: Journey, form: Form, actor: Actor) -> str:
    row = actions.review(journey, words=form.cleaned_data["words"], actor=actor)
    return "Taken up." if row.state != journey.state else "Noted."


def _certify(journey: Journey, form: Form, actor: Actor) -> str:
    made = actions.certify(journey, words=form.cleaned_data["words"], actor=actor)
    return f"{journey.person} is certified: {journey.path}." if made else "Noted. It takes one more yes."


def _refuse(journey: Journey, form: Form, actor: Actor) -> str:
    actions.refuse(journey, form.cleaned_data["reason"], actor=actor)
    return f"Refused. {journey.person.get_short_name()} is told, and can read why."


def _leave(journey: Journey, form: Form, actor: Actor) -> str:
    actions.leave(journey, actor=actor)
    return "This way along the path is over. It can be begun anew."


SAYINGS: dict[str, Saying] = {
    "mentor": Saying(
        P.JOURNEY_MENTOR,
        lambda said, one: forms.MentorForm(said, mentors=possible_mentors(one.journey)),
        _mentor,
    ),
    "credit": Saying(
        P.JOURNEY_CREDIT, lambda said, one: forms.CreditForm(said, stations=one.progress.stations), _credit
    ),
    "review": Saying(P.JOURNEY_REVIEW, lambda said, _: forms.ReviewForm(said), _review),
    "certify": Saying(P.JOURNEY_APPROVE, lambda said, _: forms.CertifyForm(said), _certify),
    "refuse": Saying(P.JOURNEY_REFUSE, lambda said, _: forms.RefuseForm(said), _refuse),
    "leave": Saying(P.JOURNEY_LEAVE, lambda said, _: forms.LeaveForm(said), _leave),
}


@require_POST
def deed(request: HttpRequest, pk: int, word: str) -> HttpResponse:
    """One deed; what is refused is said where it was typed."""
    if word not in SAYINGS:
        raise Http404
    actor, saying = actor_of(request), SAYINGS[word]
    found = _found(actor, pk)
    require(actor, saying.permission, found.journey)
    form = saying.form(request.POST, found)
    if form.is_valid():
        with refusals_on(form):
            messages.success(request, saying.act(found.journey, form, actor))
            return redirect("training:journey", pk)
    return _page(request, found, {word: form})


def _page(request: HttpRequest, found: Along, bound: dict[str, Form] | None = None) -> HttpResponse:
    actor, row, bound = actor_of(request), found.journey, bound or {}
    possible = (
        [word for word in SAYINGS if can(actor, SAYINGS[word].permission, row)] if found.running else []
    )
    context = {
        "row": row,
        "found": found,
        "history": history_of(actor, row),
        "forms": {word: bound.get(word) or SAYINGS[word].form(None, found) for word in possible},
        "open": dict.fromkeys(bound, True) | ({} if row.mentor else {"mentor": True}),
        **_judged(row, actor, possible),
    }
    return render(request, "training/journey.html", context, status=REFUSED_FORM if bound else 200)


def _judged(row: Journey, actor: Actor, possible: list[str]) -> dict[str, object]:
    """What speaks against a yes now, said before anybody types one; nothing for whoever decides nothing."""
    if row.state not in RUNNING or not {"certify", "review", "credit"} & set(possible):
        return {}
    case, allowed = case_of(row), bool(setting(actions.CREDITS))
    found: dict[str, object] = {
        "why_not_certify": why_not_certify(case, actor.pk),
        "why_not_review": why_not_review(case, actor.pk),
        "why_not_credit": why_not_credit(case, actor.pk, allowed=allowed),
        "signatures": case.signatures,
        "reviews": TRANSITIONS.allows(row.state, Deed.TAKE_UP),
    }
    return found
