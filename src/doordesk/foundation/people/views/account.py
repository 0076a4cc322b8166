"""One's own page: the clock one reads by, the password, and where one is signed in."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people import actions, queries
from doordesk.foundation.people.forms import ZoneForm
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.people.views.lists import roles_in_words
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on


def profile(request: HttpRequest) -> HttpResponse:
    """Show what the company knows of the reader, and let them set their clock."""
    actor = actor_of(request)
    form = ZoneForm(posted(request), initial={"zone": actor.zone})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.choose_zone(form.cleaned_data["zone"], actor=actor)
            messages.success(request, "Saved. Every time is now told by this clock.")
            return redirect("people:profile")
    facts = [
        ("E-mail address", actor.email),
        ("Title", actor.title or "None"),
        ("Level", actor.level),
        ("Team", actor.team or "None"),
        ("Manager", actor.manager or "Nobody"),
        ("Company-wide roles", roles_in_words(actor) or "None"),
    ]
    context = {"form": form, "person": actor, "facts": facts, "present": now()}
    return render(request, "people/profile.html", context, status=REFUSED_FORM if form.errors else None)


def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the reader is signed in; posting ends all sessions but this one."""
    actor = actor_of(request)
    if request.method == "POST":
        count = actions.end_sessions(actor, actor=actor, keep=request.session.session_key)
        messages.success(request, f"Signed out in {count} other {'place' if count == 1 else 'places'}.")
        return redirect("usersessions_list")
    rows = [
        {
            "device": queries.device(one.user_agent),
            "ip": one.ip,
            "since": one.created_at,
            "seen": one.last_seen_at,
            "here": one.session_key == request.session.session_key,
        }
        for one in queries.open_sessions(actor)
    ]
    return render(
        request, "people/sessions.html", {"rows": rows, "others": sum(not row["here"] for row in rows)}
    )


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    actor = actor_of(request)
    actions.end_sessions(actor, actor=actor)
    logout(request)
    messages.success(request, "You are signed out everywhere.")
    return redirect("account_login")
