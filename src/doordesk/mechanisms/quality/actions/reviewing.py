"""Write a review and hand it in for good (rule P5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.policy import lent
from doordesk.mechanisms.quality.actions.post import tell_author
from doordesk.mechanisms.quality.models import LONGEST_SENTENCE, Closed, Mark, Review
from doordesk.mechanisms.quality.states import TRANSITIONS, Deed, Level, Line, State


@dataclass(frozen=True, slots=True)
class Said:
    """What is said on one line: a mark, None while there is none, and a sentence."""

    level: int | None = None
    sentence: str = ""


@transaction.atomic
def save_review(
    review: Review, said: Mapping[Line, Said], *, actor: Actor, seen: str | None = None
) -> Review:
    """Keep what there is so far; nothing needs to be complete. Rules F7, P5.

    `seen` is the stamp of the draft that this grew from: a newer one is not written over unseen. A caller
    without a page leaves it out.
    """
    row = _draft(review, actor)
    if seen is not None and seen != row.stamp:
        raise Refused(
            "This review was saved elsewhere meanwhile.",
            rule="F7",
            way_out="What you typed stands below and is not saved yet; send it again to put it in its place.",
            code="saved_elsewhere",
        )
    _write(row, said)
    row.saved_at = now()
    row.save(update_fields=["saved_at"])
    return row


@transaction.atomic
def hand_in(review: Review, said: Mapping[Line, Said], *, actor: Actor) -> Review:
    """Close a review: four marks, and a sentence beside each below 'sound'. A second time changes nothing."""
    locked(review.piece)
    row = locked(review)
    require(actor, P.QUALITY_REVIEW, row)
    if row.state == State.HANDED_IN:
        return row
    row = _draft(row, actor)
    _whole(said)
    _write(row, said)
    row.saved_at = row.handed_in_at = now()
    row.save(update_fields=["saved_at", "handed_in_at"])
    TRANSITIONS.apply(row, Deed.HAND_IN)
    record(actor, Kind.QUALITY_REVIEWED, row)
    tell_author(row.piece)
    return row


def _draft(review: Review, actor: Actor) -> Review:
    """Lock piece and review, and make sure that it can still be written and that its text is still lent."""
    locked(review.piece)
    row = locked(review)
    require(actor, P.QUALITY_REVIEW, row)
    if row.state == State.HANDED_IN:
        raise Closed
    if row.state == State.RETURNED:
        raise Refused(
            "This piece went back.", rule="P5", way_out="Somebody else has it now.", code="wrong_state"
        )
    if not Assessment.objects.filter(lent(actor), pk=row.piece.assessment_id).exists():
        raise Refused(
            "This piece is not yours to review any more.",
            rule="P5",
            way_out="Hand it back; somebody else is asked.",
            code="not_lent",
        )
    return row


def _whole(said: Mapping[Line, Said]) -> None:
    for line in Line:
        one = said.get(line, Said())
        if one.level is None:
            raise Refused(
                f"The mark for “{line.label}” is missing.", rule="P5", way_out="Choose one of the four.",
                place=f"{line.value}_level", code="incomplete",
            )  # fmt: skip
        if one.level < Level.SOUND and not one.sentence.strip():
            raise Refused(
                f"A mark below “{Level.SOUND.label.lower()}” has a sentence.",
                rule="P5",
                way_out="Say in one what the author could do differently; they read it.",
                place=f"{line.value}_sentence",
                code="incomplete",
            )


def _write(row: Review, said: Mapping[Line, Said]) -> None:
    kept = {
        line: Said(one.level, " ".join(one.sentence.replace("\x00", "").split()))
        for line, one in said.items()
    }
    _fitting(kept.items())
    for line, one in kept.items():
        Mark.objects.update_or_create(
            review=row, line=line, defaults={"level": one.level, "sentence": one.sentence}
        )


def _fitting(said: Iterable[tuple[Line, Said]]) -> None:
    for line, one in said:
        if one.level is not None and one.level not in Level.values:
            raise Refused("There are four marks.", rule="P5", place=f"{line.value}_level", code="no_mark")
        if len(one.sentence) > LONGEST_SENTENCE:
            raise Refused(
                f"This has {len(one.sentence)} characters.",
                way_out=f"A sentence or two, {LONGEST_SENTENCE} characters at most.",
                place=f"{line.value}_sentence",
                code="too_long",
            )
