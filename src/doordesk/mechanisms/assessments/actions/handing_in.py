"""Hand in for good, and amend afterwards (rules F1, F3, F4, L8)."""

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
from doordesk.mechanisms.assessments import events
from doordesk.mechanisms.assessments.actions.guards import begun, clean, filled, still_counts
from doordesk.mechanisms.assessments.models import Amendment, Assessment, CoachMark
from doordesk.mechanisms.assessments.queries.coached import coached
from doordesk.mechanisms.assessments.queries.drafts import gaps
from doordesk.mechanisms.assessments.queries.standing import decided, due_of
from doordesk.mechanisms.assessments.states import TRANSITIONS, Deed, State
from doordesk.mechanisms.candidates.actions import advance
from doordesk.mechanisms.candidates.states import Deed as ApplicationDeed
from doordesk.mechanisms.candidates.states import Stage

MOST_REASON = 200


@transaction.atomic
def hand_in(assessment: Assessment, *, actor: Actor) -> Assessment:
    """Seal the first version for good and open the others' to its author. Rules F1, F3, F4, F5.

    A second hand-in changes nothing. A screen moves its application on (rule L8). One for practice opens
    and moves nothing, and nobody is told (rule F8).
    """
    row = _held_still(assessment)
    require(actor, P.ASSESSMENT_HAND_IN, row)
    if row.state == State.HANDED_IN:
        return row
    still_counts(row.interview, practice=row.practice)
    begun(row.interview, "An assessment is handed in")
    _complete(row)
    _keep_marks(row, actor)
    row.handed_in_at, row.due_at = now(), due_of(row.interview)
    row.save(update_fields=["handed_in_at", "due_at"])
    TRANSITIONS.apply(row, Deed.HAND_IN)
    _follow_up(row, actor)
    return row


def _keep_marks(row: Assessment, actor: Actor) -> None:
    """Write down what the writing coach would still say: the Bar Raiser coaches with it (rule F6)."""
    CoachMark.objects.bulk_create(
        CoachMark(
            assessment=row,
            section_id=place.section_id,
            rule=mark.finding.rule,
            start=mark.finding.start,
            end=mark.finding.end,
            message=mark.finding.message,
            reason=mark.silenced,
        )
        for place, mark in coached(actor, row)
    )


def _follow_up(row: Assessment, actor: Actor) -> None:
    """Record it and, unless it was for practice, let everybody concerned know."""
    if row.practice:
        record(actor, Kind.PRACTICE_HANDED_IN, row, interview=row.interview_id)
        return
    record(actor, Kind.ASSESSMENT_HANDED_IN, row, interview=row.interview_id)
    _announce(row, events.HANDED_IN)
    if row.interview.loop_id is None:
        _end_screen(row, actor)


def _held_still(assessment: Assessment) -> Assessment:
    """Lock loop, then assessment: the packet cannot close, nor the seat change, in the middle of this."""
    loop = assessment.interview.loop
    if loop is not None:
        locked(loop)
    return locked(assessment)


def _complete(row: Assessment) -> None:
    filled(gaps(row), "This cannot be handed in yet")
    is_screen = row.interview.loop_id is None
    if is_screen and row.passed is None:
        raise Refused(
            "This cannot be handed in yet: yes or no is missing.",
            rule="L8",
            way_out="Say whether there should be a loop; unsure is no.",
            place="passed",
            code="order",
        )
    if not is_screen and row.vote is None:
        raise Refused(
            "This cannot be handed in yet: your vote is missing.",
            rule="F1",
            way_out="Choose one of the four.",
            place="vote",
            code="order",
        )


def _end_screen(row: Assessment, actor: Actor) -> None:
    """Move the application by the outcome, unless something else has moved it meanwhile."""
    application = row.interview.application
    if application.stage == Stage.SCREEN:
        deed = ApplicationDeed.PASS_SCREEN if row.passed else ApplicationDeed.FAIL_SCREEN
        advance(application, deed, actor=actor)


@transaction.atomic
def amend(assessment: Assessment, reason: str, text: str, *, actor: Actor) -> Amendment:
    """Add a dated, numbered version beside what was handed in; votes and ratings stay (rule F4)."""
    row = _held_still(assessment)
    require(actor, P.ASSESSMENT_AMEND, row)
    reason, text = reason.strip(), clean(text, "text").strip()
    _amendable(row, reason, text)
    last = row.amendments.order_by("number").last()
    if last is not None and (last.reason, last.text) == (reason, text):
        return last
    number = last.number + 1 if last else 1
    made = Amendment.objects.create(assessment=row, number=number, reason=reason, text=text, made_at=now())
    record(actor, Kind.ASSESSMENT_AMENDED, row, number=number)
    _announce(row, events.AMENDED)
    return made


def _amendable(row: Assessment, reason: str, text: str) -> None:
    if row.state != State.HANDED_IN:
        raise Refused("This is a draft: change the text itself.", rule="F4", code="wrong_state")
    if decided(row.interview):
        raise Refused(
            "The decision is made and its packet is closed: nothing is added to it.",
            rule="D13",
            way_out="Tell the Bar Raiser who led the debrief.",
            code="packet_closed",
        )
    if not reason or len(reason) > MOST_REASON:
        way_out = f"Say in at most {MOST_REASON} characters why you add something."
        raise Refused("An amendment has a reason.", rule="F4", way_out=way_out, place="reason")
    if not text:
        raise Refused(
            "An amendment has a text.", rule="F4", way_out="Write what you want to add.", place="text"
        )


def _announce(row: Assessment, word: str) -> None:
    publish(events.channel(row.interview.loop_id, row.interview.application_id), word, row.pk)
