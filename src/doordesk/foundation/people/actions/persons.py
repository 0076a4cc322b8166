"""Keeping people on record: who they are, where they stand, when they leave (rules L4, L5 rest on it)."""

from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.actions.roles import check_one_remains, drop_roles
from doordesk.foundation.people.actions.roster import LEVELS
from doordesk.foundation.people.actions.sessions import forget_sessions
from doordesk.foundation.people.models import Person, Team
from doordesk.foundation.people.queries import known_zones, line_up


class Standing(TypedDict, total=False):
    """Where somebody stands; `team` is a name, made when it is new, and "" for none."""

    title: str
    level: int
    team: str
    manager: Person | None
    zone: str


class Details(Standing, total=False):
    """What is known of a person."""

    email: str | None
    name: str


@transaction.atomic
def add_person(email: str | None, name: str, *, actor: Actor, **standing: Unpack[Standing]) -> Person:
    """Put a person on record, without a way to sign in until they accept an invitation."""
    require(actor, P.PERSON_EDIT, None)
    person = Person()
    person.set_unusable_password()
    _lay(person, {"email": email, "name": name, **standing})
    person.save()
    record(actor, Kind.PERSON_ADDED, person)
    return person


@transaction.atomic
def change_person(person: Person, *, actor: Actor, **details: Unpack[Details]) -> Person:
    """Change what is known of a person; the trail keeps which fields, with level, team and manager."""
    row = locked(person)
    require(actor, P.PERSON_EDIT, row)
    address = row.email
    fields = _lay(row, details)
    if not fields:
        return row
    if "email" in fields:
        fields += _move_account(row, address, actor)
    row.save(update_fields=fields)
    record(
        actor,
        Kind.PERSON_CHANGED,
        row,
        fields=fields,
        level=row.level,
        team=row.team_id,
        manager=row.manager_id,
    )
    return row


@transaction.atomic
def choose_zone(zone: str, *, actor: Person) -> Person:
    """Let people choose the zone in which they read every time."""
    row = locked(actor)
    if _lay(row, {"zone": zone}):
        row.save(update_fields=["zone"])
        record(actor, Kind.PERSON_CHANGED, row, fields=["zone"])
    return row


@transaction.atomic
def deactivate(person: Person, *, actor: Actor) -> Person:
    """Note that somebody has left: sessions and invitations end at once, company-wide roles with them."""
    row = locked(person)
    require(actor, P.PERSON_EDIT, row)
    if row.pk == actor.pk:
        raise Refused(
            "You cannot end your own account.", way_out="Another administrator can.", code="own_account"
        )
    check_one_remains(row)
    drop_roles(row, actor=actor)
    row.is_active, row.invited_at = False, None
    row.save(update_fields=["is_active", "invited_at"])
    forget_sessions(row)
    record(actor, Kind.PERSON_LEFT, row)
    return row


@transaction.atomic
def reactivate(person: Person, *, actor: Actor) -> Person:
    """Take somebody back who had left; company-wide roles have to be granted anew."""
    row = locked(person)
    require(actor, P.PERSON_EDIT, row)
    row.is_active = True
    row.save(update_fields=["is_active"])
    record(actor, Kind.PERSON_RETURNED, row)
    return row


def _lay(person: Person, details: Details) -> list[str]:
    """Write tidy, checked values onto the row; return the names of the fields that changed."""
    told: dict[str, object] = {name: _tidy(name, value) for name, value in details.items()}
    _check_zone(told.get("zone", person.zone))
    _check_level(told.get("level", person.level))
    _check_line(person, told.get("manager"))
    changed = [name for name, value in told.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, told[name])
    _check_fields(person, set(told) - {"manager", "team"})
    return changed


def _tidy(name: str, value: object) -> object:
    if name == "team":
        return _team(" ".join(str(value).split()))
    if not isinstance(value, str):
        return value
    joined = " ".join(value.split())
    return (joined.lower() or None) if name == "email" else joined


def _team(name: str) -> Team | None:
    """Find a team however its name is spelled, or make it."""
    if not name:
        return None
    if len(name) > 80:  # noqa: PLR2004 - the column's length
        raise Refused("A team's name has 80 letters at most.", place="team", code="team_invalid")
    return Team.objects.filter(name__iexact=name).first() or Team.objects.create(name=name)


def _check_zone(zone: object) -> None:
    if zone not in known_zones():
        raise Refused(
            f"No time zone is called “{zone}”.",
            way_out="Zones are named by continent and city, such as Europe/Lisbon.",
            place="zone",
            code="zone_unknown",
        )


def _check_level(level: object) -> None:
    if level not in LEVELS:
        way_out = f"Choose a whole number from {LEVELS[0]} to {LEVELS[-1]}."
        raise Refused(f"{level} is not a level.", way_out=way_out, place="level", code="level_invalid")


def _check_line(person: Person, manager: object) -> None:
    """Refuse a manager who reports to this very person, directly or through others (rules L4, L5)."""
    if not isinstance(manager, Person) or person.pk is None:
        return
    if manager.pk == person.pk:
        what = f"{person.name} cannot report to themself."
    elif person.pk in {above.pk for above in line_up(manager)}:
        what = f"{manager.name} reports to {person.name}: a reporting line cannot run in a circle."
    else:
        return
    raise Refused(
        what, way_out="Change that line first, or choose somebody else.", place="manager", code="circle"
    )


def _check_fields(person: Person, fields: set[str]) -> None:
    """Refuse a value that is missing, too long, no address at all, or somebody else's, at its field."""
    others = {field.name for field in person._meta.concrete_fields} - fields
    try:
        person.clean_fields(exclude=others)
    except ValidationError as wrong:
        field, said = next(iter(wrong.message_dict.items()))
        raise Refused(" ".join(said), place=field, code=f"{field}_invalid") from wrong
    same = Person.objects.exclude(pk=person.pk).filter(email=person.email).first() if person.email else None
    if same is not None:
        way_out = "Every person has an address of their own."
        raise Refused(f"{same.name} has this address.", way_out=way_out, place="email", code="email_taken")


def _move_account(person: Person, before: str | None, actor: Actor) -> list[str]:
    """Let nothing that was sent to the old address open the account; tell it, when there was one."""
    person.emailaddress_set.all().delete()  # type: ignore[attr-defined] # allauth's copy of the address
    if person.joined_at is None:
        person.invited_at = None
        return ["invited_at"]
    body = render_to_string("people/letters/address_changed.txt", {"person": person, "host": actor})
    write(before, "Your address in Doordesk has changed", body)
    return []
