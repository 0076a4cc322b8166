"""One person: who they are, what they may, what others add; and how administrators change it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from doordesk.foundation.access.doors import can, fetch, require, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.people import actions, queries
from doordesk.foundation.people.forms import PersonForm, RolesForm
from doordesk.foundation.people.forms.persons import as_typed
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.requests import actor_of, posted
from doordesk.foundation.people.states import Standing
from doordesk.foundation.people.views.lists import roles_in_words, row
from doordesk.foundation.ui.refusals import REFUSED_FORM, refusals_on


def _person(actor: Person, pk: int) -> Person:
    return fetch(actor, Person, pk, Person.objects.select_related("team", "manager"))


def _crumbs(person: Person | None, here: str = "") -> list[dict[str, str]]:
    path = [{"label": "People", "url": reverse("people:list")}]
    if person is not None:
        path.append({"label": person.name, "url": person.get_absolute_url() if here else ""})
    return [*path, {"label": here, "url": ""}] if here else path


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where somebody stands, who they report to, and what the mechanisms say of them."""
    actor = actor_of(request)
    person = _person(actor, pk)
    standing = queries.standing(person)
    context = {
        **row(person),
        "crumbs": _crumbs(person),
        "own": person.pk == actor.pk,
        "line": queries.line_up(person),
        "reports": list(visible(actor, Person, person.reports.filter(is_active=True).select_related("team"))),
        "panels": panels_for("person", actor, person),
        "may_edit": can(actor, P.PERSON_EDIT, person),
        "may_read_trail": can(actor, P.AUDIT_READ),
        "invitable": standing in {Standing.UNINVITED, Standing.EXPIRED, Standing.INVITED},
        "invited": standing is Standing.INVITED,
        "expires": person.invited_at + queries.INVITATION_LASTS if person.invited_at else None,
    }
    return render(request, "people/detail.html", context)


def add(request: HttpRequest) -> HttpResponse:
    """Put a person on record."""
    actor = actor_of(request)
    require(actor, P.PERSON_EDIT)
    form = PersonForm(posted(request), initial={"zone": actor.zone})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            person = actions.add_person(actor=actor, **form.details())
            messages.success(request, f"{person.name} is on record. Nobody has been written to yet.")
            return redirect(person)
    context = {"form": form, "crumbs": _crumbs(None, "Add a person"), "teams": form.teams()}
    return render(request, "people/edit.html", context, status=REFUSED_FORM if form.errors else None)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of somebody."""
    actor = actor_of(request)
    person = _person(actor, pk)
    require(actor, P.PERSON_EDIT, person)
    form = PersonForm(posted(request), initial=as_typed(person), person=person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_person(person, actor=actor, **form.details())
            messages.success(request, "Saved.")
            return redirect(person)
    context = {"form": form, "person": person, "crumbs": _crumbs(person, "Change"), "teams": form.teams()}
    return render(request, "people/edit.html", context, status=REFUSED_FORM if form.errors else None)


def roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant and take company-wide roles."""
    actor = actor_of(request)
    person = _person(actor, pk)
    require(actor, P.ROLE_GRANT, person)
    before = [role.value for role in actions.roles_of(person)]
    form = RolesForm(posted(request), initial={"roles": before})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = actions.change_roles(person, set(form.cleaned_data["roles"]), actor=actor)
            messages.success(request, f"{person.name}: {roles_in_words(changed) or 'no company-wide role'}.")
            return redirect(person)
    context = {"form": form, "person": person, "crumbs": _crumbs(person, "Roles")}
    return render(request, "people/roles.html", context, status=REFUSED_FORM if form.errors else None)


def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what somebody still owes and who reports to them; then end their account."""
    actor = actor_of(request)
    person = _person(actor, pk)
    require(actor, P.PERSON_EDIT, person)
    if request.method == "POST":
        actions.deactivate(person, actor=actor)
        messages.success(
            request, f"{person.name} has left: signed out everywhere, and no longer able to sign in."
        )
        return redirect(person)
    context = {
        "person": person,
        "crumbs": _crumbs(person, "End the account"),
        "duties": owed(Question(owner_id=person.pk)),
        "reports": list(visible(actor, Person, person.reports.filter(is_active=True).select_related("team"))),
        "roles": roles_in_words(person),
    }
    return render(request, "people/leave.html", context)


@require_POST
def come_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody back."""
    person = actions.reactivate(_person(actor_of(request), pk), actor=actor_of(request))
    messages.success(request, f"{person.name} is back. Company-wide roles have to be granted anew.")
    return redirect(person)
