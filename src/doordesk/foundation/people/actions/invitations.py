"""Inviting people: a signed link that works once, for a week, and only the latest one."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.actions.persons import add_person
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import (
    INVITATION_LASTS,
    invited_by,
    token_for,
    waiting_for_invitation,
    zone_called,
)


@transaction.atomic
def invite(person: Person, *, actor: Actor) -> str:
    """Send somebody the link by which they come in; links sent earlier stop working. Return the link."""
    row = locked(person)
    require(actor, P.PERSON_INVITE, row)
    _check_invitable(row)
    row.invited_at = now()
    row.save(update_fields=["invited_at"])
    link = _address("people:welcome", token_for(row))
    _send(row, link, actor)
    record(actor, Kind.PERSON_INVITED, row)
    return link


@transaction.atomic
def invite_everybody(*, actor: Actor) -> int:
    """Invite all who have an address, no account and no invitation that still holds; return how many."""
    require(actor, P.PERSON_INVITE)
    waiting = list(waiting_for_invitation())
    for person in waiting:
        invite(person, actor=actor)
    return len(waiting)


@transaction.atomic
def revoke_invitation(person: Person, *, actor: Actor) -> Person:
    """Take an invitation back: its link stops working."""
    row = locked(person)
    require(actor, P.PERSON_INVITE, row)
    if row.invited_at is None or row.joined_at is not None:
        raise Refused(f"{row.name} has no open invitation.", way_out="There is nothing to take back.")
    row.invited_at = None
    row.save(update_fields=["invited_at"])
    record(actor, Kind.INVITATION_REVOKED, row)
    return row


@transaction.atomic
def accept_invitation(token: str, password: str) -> Person:
    """Set the password of whoever the link was sent to; the link is used up by that."""
    person = locked(invited_by(token))
    invited_by(token)  # once more behind the lock: the link works once
    check_password_choice(password, person)
    person.password, person.joined_at = make_password(password), now()
    person.save(update_fields=["password", "joined_at"])
    record(person, Kind.PERSON_JOINED, person)
    return person


@transaction.atomic
def found_company(name: str, email: str) -> str:
    """Make the first administrator of a company that has none, and return the link by which they come in.

    Works until an administrator has come in. Calling it again, after a slip of the pen or a week, voids the
    earlier link, and takes the role from whoever it was meant for, unless it is the same person.
    """
    address = email.strip().lower()
    administrators = Person.objects.select_for_update().filter(is_administrator=True, is_active=True)
    if any(person.joined_at for person in administrators):
        raise Refused(
            "The company has an administrator already.",
            way_out="Administrators invite people on the People page.",
            code="founded_already",
        )
    administrators.exclude(email=address).update(is_administrator=False, invited_at=None)
    person = Person.objects.filter(email=address).first() or add_person(address, name, actor=OPERATOR)
    person.is_administrator, person.is_active = True, True
    person.save(update_fields=["is_administrator", "is_active"])
    record(OPERATOR, Kind.COMPANY_FOUNDED, person)
    return _address("account_login") if person.joined_at else invite(person, actor=OPERATOR)


def check_password_choice(password: str, person: Person) -> None:
    """Refuse a password that the company's policy does not take, saying why."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), place="password", code="password_weak") from error


def _check_invitable(person: Person) -> None:
    if person.joined_at is not None:
        what, way_out = f"{person.name} has an account already.", "Who forgot the password can reset it."
    elif not person.is_active:
        what, way_out = f"{person.name} has left.", "Bring them back first."
    elif not person.email:
        what, way_out = f"{person.name} has no address that a letter could go to.", "Add one first."
    else:
        return
    raise Refused(what, way_out=way_out, code="not_invitable")


def _address(name: str, *arguments: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(name, args=arguments)


def _send(person: Person, link: str, actor: Actor) -> None:
    """Write the letter in the person's own zone."""
    context = {
        "person": person,
        "host": None if actor is OPERATOR else actor,
        "link": link,
        "expires": now() + INVITATION_LASTS,
    }
    with timezone.override(zone_called(person.zone)):
        subject = render_to_string("people/letters/invitation_subject.txt", context).strip()
        body = render_to_string("people/letters/invitation.txt", context)
    write(person.email, subject, body)
