"""Invitations: sent and taken back by administrators, accepted by whoever holds the link."""

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import fetch
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people import actions
from doordesk.foundation.people.forms import WelcomeForm
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import INVITATION_LASTS, invited_by
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Send somebody the link by which they come in."""
    actor = actor_of(request)
    person = fetch(actor, Person, pk)
    actions.invite(person, actor=actor)
    messages.success(
        request, f"A letter to {person.email} is on its way; its link holds for {INVITATION_LASTS.days} days."
    )
    return redirect(person)


@require_POST
def invite_all(request: HttpRequest) -> HttpResponse:
    """Invite everybody who has no account yet."""
    count = actions.invite_everybody(actor=actor_of(request))
    messages.success(
        request, "One letter is on its way." if count == 1 else f"{count} letters are on their way."
    )
    return redirect("people:list")


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    actor = actor_of(request)
    person = actions.revoke_invitation(fetch(actor, Person, pk), actor=actor)
    messages.success(request, f"The invitation of {person.name} no longer works.")
    return redirect(person)


@login_not_required
@never_cache
@sensitive_post_parameters("password", "again")
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Let somebody who was invited choose a password, and sign them in."""
    try:
        person = invited_by(token)
    except Refused as refused:
        return render(request, "people/welcome_closed.html", {"refused": refused}, status=410)
    form = WelcomeForm(posted(request), initial={"email": person.email})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            came = actions.accept_invitation(token, form.cleaned_data["password"])
            inside: HttpResponse = perform_login(request, came, email=came.email)
            return inside
    status = REFUSED_FORM if form.errors else None
    return render(request, "people/welcome.html", {"form": form, "person": person}, status=status)
