"""Along the path: the mentor, credit for earlier experience, the review of a nomination (rule P1)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.queries import setting
from doordesk.mechanisms.training.actions import post
from doordesk.mechanisms.training.actions.wording import said, short
from doordesk.mechanisms.training.models import Approval, Credit, Journey, Mentoring
from doordesk.mechanisms.training.queries.cases import case_of
from doordesk.mechanisms.training.queries.deciding import Case, takes_up, why_not_credit, why_not_review
from doordesk.mechanisms.training.queries.mentors import why_not_mentor
from doordesk.mechanisms.training.queries.progress import Station
from doordesk.mechanisms.training.states import RUNNING, TRANSITIONS, About, Deed, State, StepKind

CREDITS = "training.credits"


@transaction.atomic
def name_mentor(journey: Journey, mentor: Person, *, actor: Actor) -> Journey:
    """Name the mentor, or another one; both are told."""
    row = locked(journey)
    require(actor, P.JOURNEY_MENTOR, row)
    if row.state not in RUNNING:
        raise Refused("This way along the path is over.", rule="P1", way_out="Nobody needs a mentor for it.")
    if refusal := why_not_mentor(row, mentor):
        raise refusal
    if row.mentor_id == mentor.pk:
        return row
    row.mentor = mentor
    row.save(update_fields=["mentor"])
    Mentoring.objects.create(journey=row, mentor=mentor, at=now(), by_id=actor.pk)
    record(actor, Kind.JOURNEY_MENTOR_NAMED, row, person=row.person_id, mentor=mentor.pk)
    post.tell_trainee(row, "mentor")
    post.tell_mentor(row, "mentoring")
    return row


@transaction.atomic
def credit(
    journey: Journey, kind: StepKind, count: int, grounds: str, *, actor: Actor, detail: str = ""
) -> Credit:
    """Let so many of a step count as done for earlier experience, with grounds; never one's own."""
    row = locked(journey)
    require(actor, P.JOURNEY_CREDIT, row)
    case = case_of(row)
    if refusal := why_not_credit(case, actor.pk, allowed=bool(setting(CREDITS))):
        raise refusal
    station = _station(case, kind, detail)
    if not 1 <= count <= station.missing:
        what = f"There are {station.missing} missing of this step."
        raise Refused(what, way_out=f"Credit from 1 to {station.missing}.", place="count")
    return note_credit(row, station, count, _credit_grounds(grounds), actor=actor)


def _credit_grounds(grounds: str) -> str:
    return said(
        grounds,
        "grounds",
        "Nothing is credited without grounds.",
        "Say in a sentence where they did it, when, and how you know.",
    )


def _station(case: Case, kind: StepKind, detail: str) -> Station:
    for one in case.progress.stations:
        if one.kind is kind and one.detail == detail and not one.finished:
            return one
    raise Refused(
        "This step is complete, or the path does not ask for it.", way_out="Choose one that is open."
    )


def note_credit(journey: Journey, station: Station, count: int, grounds: str, *, actor: Actor) -> Credit:
    """Write a credit that was decided on."""
    made = Credit.objects.create(
        journey=journey, kind=station.kind, detail=station.detail, count=count, grounds=grounds,
        at=now(), by_id=actor.pk,
    )  # fmt: skip
    record(
        actor, Kind.JOURNEY_CREDITED, journey, person=journey.person_id, step=station.kind.value, count=count
    )
    return made


@transaction.atomic
def review(journey: Journey, *, actor: Actor, words: str = "") -> Journey:
    """Say yes to a nomination; as many of the Core do as the path asks for."""
    row = locked(journey)
    require(actor, P.JOURNEY_REVIEW, row)
    take_up(row, short(words, "words"), actor=actor)
    return row


def take_up(journey: Journey, words: str, *, actor: Actor) -> None:
    """Note a locked journey's review; the last that it takes puts the person on the path."""
    case = case_of(journey)
    if refusal := why_not_review(case, actor.pk):
        raise refusal
    Approval.objects.create(journey=journey, about=About.REVIEW, words=words, at=now(), by_id=actor.pk)
    record(actor, Kind.JOURNEY_REVIEWED, journey, person=journey.person_id, path=journey.path.key)
    if journey.state == State.NOMINATED and takes_up(case, actor.pk):
        TRANSITIONS.apply(journey, Deed.TAKE_UP)
        post.tell_trainee(journey, "taken_up")
