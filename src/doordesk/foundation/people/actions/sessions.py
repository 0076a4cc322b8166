"""Passwords, and signing somebody out wherever they are signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person


@transaction.atomic
def choose_password(person: Person, password: str, *, keep: str | None = None) -> None:
    """Write down the new password of somebody who has shown who they are; other sessions end."""
    person.password = make_password(password)
    person.save(update_fields=["password"])
    forget_sessions(person, keep=keep)
    record(person, Kind.PASSWORD_CHANGED, person)


@transaction.atomic
def end_sessions(person: Person, *, actor: Actor, keep: str | None = None) -> int:
    """End somebody's sessions, all but the one with the key `keep`; return how many. People end their own."""
    if actor.pk != person.pk:
        require(actor, P.PERSON_EDIT, person)
    ended = forget_sessions(person, keep=keep)
    record(actor, Kind.SESSIONS_ENDED, person, sessions=ended)
    return ended


def forget_sessions(person: Person, *, keep: str | None = None) -> int:
    """Delete the sessions themselves."""
    sessions = list(UserSession.objects.filter(user=person).exclude(session_key=keep or ""))
    for session in sessions:
        session.end()
    return len(sessions)
