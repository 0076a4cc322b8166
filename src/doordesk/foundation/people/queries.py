"""Reading people: who works here, whom an invitation was sent to, who reports to whom."""

from datetime import timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.states import Standing

INVITATION_LASTS = timedelta(days=7)
ASK_ANEW = "Ask an administrator to invite you anew."


def active() -> QuerySet[Person]:
    """Everybody who still works here, with team."""
    return Person.objects.filter(is_active=True).select_related("team")


def matching(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Narrow to people whose name, title, address or team contain every word."""
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word)
            | Q(title__icontains=word)
            | Q(email__icontains=word)
            | Q(team__name__icontains=word)
        )
    return people


def standing(person: Person) -> Standing:
    """Say how a person stands to the door now."""
    if not person.is_active:
        return Standing.LEFT
    if person.joined_at is not None:
        return Standing.ACCOUNT
    if person.invited_at is None:
        return Standing.UNINVITED
    return Standing.INVITED if now() < person.invited_at + INVITATION_LASTS else Standing.EXPIRED


def standing_so(which: str) -> Q:
    """Narrow people to those who stand so; "" for all."""
    since = now() - INVITATION_LASTS
    waiting = Q(is_active=True, joined_at=None)
    return (
        {
            Standing.LEFT: Q(is_active=False),
            Standing.ACCOUNT: Q(is_active=True, joined_at__isnull=False),
            Standing.UNINVITED: waiting & Q(invited_at=None),
            Standing.INVITED: waiting & Q(invited_at__gt=since),
            Standing.EXPIRED: waiting & Q(invited_at__lte=since),
        }.get(Standing(which), Q())
        if which
        else Q()
    )


def line_up(person: Person) -> list[Person]:
    """The managers above a person, nearest first; a circle, which no action makes, ends where it closes."""
    managers = dict(Person.objects.exclude(manager=None).values_list("pk", "manager_id"))
    way: list[int] = []
    at = managers.get(person.pk)
    while at is not None and at not in way and at != person.pk:
        way.append(at)
        at = managers.get(at)
    found = Person.objects.select_related("team").in_bulk(way)
    return [found[pk] for pk in way]


@cache
def known_zones() -> frozenset[str]:
    """Every zone there is, by its IANA name; looked up once, as it means reading a folder of files."""
    return frozenset(available_timezones())


def zone_called(name: str) -> ZoneInfo:
    """Return the zone of that name (IANA), or UTC when nobody knows it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def waiting_for_invitation() -> QuerySet[Person]:
    """Everybody who could be invited, and has no link that still works."""
    holds = Q(invited_at__gt=now() - INVITATION_LASTS)
    return active().filter(joined_at=None, email__isnull=False).exclude(holds).order_by("pk")


def open_sessions(person: Person) -> list[UserSession]:
    """Where somebody is signed in, the latest seen first, without sessions that have ended."""
    found = list(UserSession.objects.filter(user=person).order_by("-last_seen_at"))
    keys = [one.session_key for one in found]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=now()).values_list(
            "session_key", flat=True
        )
    )
    return [one for one in found if one.session_key in alive]


def device(user_agent: str) -> str:
    """Name a browser and its system in a few words, as its owner would."""
    browsers = (
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    )
    systems = (
        ("Android", "Android"), ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Windows", "Windows"),
        ("Mac OS", "a Mac"), ("Linux", "Linux"),
    )  # fmt: skip
    browser = next((name for sign, name in browsers if sign in user_agent), "A browser")
    system = next((name for sign, name in systems if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser


def token_for(person: Person) -> str:
    """Sign a person's latest invitation: whose, and of which moment."""
    assert person.invited_at is not None  # noqa: S101 - asked for right after inviting
    return _signer().sign_object([person.pk, person.invited_at.isoformat()])


def invited_by(token: str) -> Person:
    """Return whoever a link was sent to, or refuse, saying why it no longer works."""
    try:
        pk, moment = _signer().unsign_object(token)
    except (BadSignature, ValueError, TypeError) as error:
        raise _refusal("This link is not whole: some of it was lost on the way.", "broken") from error
    person = Person.objects.filter(pk=pk).first()
    if person is None or not person.is_active or person.invited_at is None:
        raise _refusal("This invitation was taken back.", "revoked")
    if person.joined_at is not None:
        way_out = "Sign in with your e-mail address and password."
        raise Refused("This invitation has been used.", way_out=way_out, code="invitation_used")
    if person.invited_at.isoformat() != moment:
        raise _refusal("A newer invitation was sent to you; this one no longer works.", "superseded")
    if now() >= person.invited_at + INVITATION_LASTS:
        raise _refusal("This invitation has expired: it held for a week.", "expired")
    return person


def _signer() -> Signer:
    return Signer(salt="doordesk.people.invitation")


def _refusal(what: str, code: str) -> Refused:
    way_out = "Open the link in your newest letter." if code == "superseded" else ASK_ANEW
    return Refused(what, way_out=way_out, code=f"invitation_{code}")
