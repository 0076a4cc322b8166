"""Putting candidates and their applications on record."""

from typing import TypedDict, Unpack
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.mechanisms.candidates import events
from doordesk.mechanisms.candidates.actions.resumes import File, keep
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import RUNNING
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State as OpeningState


class Details(TypedDict, total=False):
    """What is known of a candidate beside the name; `links` holds one address a line."""

    email: str
    phone: str
    zone: str
    links: str


@transaction.atomic
def add_candidate(
    name: str, *, actor: Actor, opening: Opening | None = None, **details: Unpack[Details]
) -> Candidate:
    """Put a person on record who applies, or may. A hiring manager names the own opening they apply for."""
    require(actor, P.APPLICATION_ADD, opening)
    candidate = Candidate(added_at=now())
    _describe(candidate, name, details)
    candidate.save()
    record(actor, Kind.CANDIDATE_ADDED, candidate)
    return candidate


@transaction.atomic
def change_candidate(
    candidate: Candidate, *, actor: Actor, name: str | None = None, **details: Unpack[Details]
) -> Candidate:
    """Change what is known of a candidate; the trail keeps which fields, never what they said."""
    row = locked(candidate)
    require(actor, P.CANDIDATE_EDIT, row)
    fields = _describe(row, row.name if name is None else name, details)
    if fields:
        row.save(update_fields=fields)
        record(actor, Kind.CANDIDATE_CHANGED, row, fields=fields)
    return row


@transaction.atomic
def add_application(candidate: Candidate, opening: Opening, *, source: str, actor: Actor) -> Application:
    """Let a candidate apply for an opening that takes applications; once at a time (rule L1)."""
    post = locked(opening)
    require(actor, P.APPLICATION_ADD, post)
    _check_taking(post)
    _check_once(locked(candidate), post)
    application = Application(candidate=candidate, opening=post, applied_at=now())
    application.source = " ".join(source.split())
    _check_fields(application, "source")
    application.save()
    record(actor, Kind.APPLICATION_ADDED, application, candidate=candidate.pk, opening=post.pk)
    publish(f"opening:{post.pk}", events.APPLICATION_ADDED, application.pk)
    return application


@transaction.atomic
def receive(
    person: Candidate | str,
    opening: Opening,
    *,
    source: str,
    actor: Actor,
    resume: File | None = None,
    **details: Unpack[Details],
) -> Application:
    """Take in an application whole: the person when new (by name), their application, their résumé."""
    if isinstance(person, str):
        person = add_candidate(person, actor=actor, opening=opening, **details)
    application = add_application(person, opening, source=source, actor=actor)
    if resume is not None:
        keep(person, resume, actor=actor)
    return application


def _describe(candidate: Candidate, name: str, details: Details) -> list[str]:
    """Write tidy values onto the row; return the names of the fields that changed."""
    told: dict[str, str] = {"name": name, **details}  # type: ignore[dict-item]
    tidy = {field: _tidy(field, value) for field, value in told.items()}
    if tidy.get("zone", "UTC") not in available_timezones():
        raise Refused(
            f"No time zone is called “{tidy['zone']}”.",
            way_out="Zones are named by continent and city, such as Europe/Lisbon.",
            place="zone",
            code="zone_unknown",
        )
    changed = [field for field, value in tidy.items() if getattr(candidate, field) != value]
    for field in changed:
        setattr(candidate, field, tidy[field])
    _check_fields(candidate, *tidy)
    return changed


def _tidy(field: str, value: str) -> str:
    if field == "links":
        return "\n".join(line for line in map(str.strip, value.splitlines()) if line)
    joined = " ".join(value.split())
    return joined.lower() if field == "email" else joined


def _check_fields(row: Candidate | Application, *fields: str) -> None:
    """Refuse a value that is missing, too long or no address at all, at its field."""
    others = {field.name for field in row._meta.concrete_fields} - set(fields)
    try:
        row.clean_fields(exclude=others)
    except ValidationError as wrong:
        field, said = next(iter(wrong.message_dict.items()))
        raise Refused(" ".join(said), place=field, code=f"{field}_invalid") from wrong


def _check_taking(opening: Opening) -> None:
    if opening.state == OpeningState.OPEN:
        return
    label = OpeningState(opening.state).label.lower()
    approval = opening.state in (OpeningState.DRAFT, OpeningState.IN_REVIEW)
    raise Refused(
        f"“{opening.title}” is {label if label != 'draft' else 'a draft'}: it takes no applications.",
        rule="L1" if approval else "",
        way_out="A Bar Raiser approves its description first."
        if approval
        else "Open it again, or choose another opening.",
        place="opening",
        code="opening_not_open",
    )


def _check_once(candidate: Candidate, opening: Opening) -> None:
    if candidate.applications.filter(opening=opening, stage__in=RUNNING).exists():
        raise Refused(
            f"{candidate.name} already has an application for “{opening.title}” that is under way.",
            way_out="Go on with that one, or choose another opening.",
            place="opening",
            code="applied_already",
        )
