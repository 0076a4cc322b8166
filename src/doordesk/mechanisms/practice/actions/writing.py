"""Write a sheet on a case and hand it in (rules P2, F7)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.practice.models import Closed, Mark, Noticed, Sheet
from doordesk.mechanisms.practice.queries import Listed, case_of, draft_of, number_of, typed_of, why_not
from doordesk.mechanisms.practice.states import (
    TRANSITIONS,
    Deed,
    FaultKind,
    Purpose,
    Rating,
    State,
    Typed,
    Vote,
    cited,
)

MOST_SIGNS, MOST_NOTICED = 20_000, 30


class Gaps(Refused):
    """What is still missing before a sheet can be handed in: sentences by the place of the page."""

    def __init__(self, gaps: dict[str, str]) -> None:
        """Name the first; the page shows them all."""
        self.gaps = gaps
        place, first = next(iter(gaps.items()))
        super().__init__(first, rule="P2", place=place, code="gaps")


@transaction.atomic
def save_sheet(
    listed: Listed, typed: Typed, *, actor: Actor, purpose: Purpose = Purpose.ATTEMPT, revision: int = 0
) -> Sheet:
    """Keep one's draft on a case as typed; the first save begins it. Rules P2, F7.

    `revision` is the one the page grew from (0 before the first save); `Conflict` when it was saved
    elsewhere meanwhile. What stands there already is no change.
    """
    person = locked(Person(pk=actor.pk)) if actor.pk else None
    if person is None:
        raise Forbidden("Only a person practises.", rule="P2", code="forbidden")
    if purpose == Purpose.KEY:
        require(actor, P.PRACTICE_KEY, listed.own)
    draft = draft_of(actor, listed.case.slug)
    if draft is None and revision:  # the page grew from a draft that is handed in by now
        raise Closed
    if draft is None:
        draft = _begin(person, listed, purpose, actor)
    elif draft.purpose != purpose:
        raise Refused("You have begun this case otherwise: finish that draft first.", code="other_draft")
    _check(typed, listed)
    if typed_of(draft) == typed and draft.revision:
        return draft
    if draft.revision != revision:
        raise Conflict(
            "This sheet was saved elsewhere meanwhile.",
            theirs="",
            revision=draft.revision,
            way_out="What you typed is still here: save again to keep it, or open the case anew.",
        )
    _write(draft, typed)
    return draft


def _begin(person: Person, listed: Listed, purpose: Purpose, actor: Actor) -> Sheet:
    if refusal := why_not(actor, listed, purpose):
        raise refusal
    number = number_of(actor, listed.case.slug, purpose)
    return Sheet.objects.create(
        person=person,
        case=listed.case.slug,
        purpose=purpose,
        number=number,
        begun_at=now(),
        saved_at=now(),
    )


def _check(typed: Typed, listed: Listed) -> None:
    """Refuse what no page of ours sends."""
    known = set(listed.case.principles)
    turns = len(listed.case.turns)
    sound = (
        {*typed.ratings, *typed.texts} <= known
        and set(typed.ratings.values()) <= set(Rating.values)
        and (typed.vote is None or typed.vote in Vote.values)
        and all(1 <= turn <= turns and kind in FaultKind.values for turn, kind in typed.noticed)
    )
    if not sound:
        raise Refused("This is no rating, vote or fault of this case.", rule="P2", code="unknown")
    if any(len(text) > MOST_SIGNS for text in (*typed.texts.values(), typed.why)):
        raise Refused(
            f"A text is longer than {MOST_SIGNS:,} characters.",
            way_out="Shorten it; what you typed is still on your page.",
            code="too_long",
        )
    if len(typed.noticed) > MOST_NOTICED:
        raise Refused(
            f"There is room for {MOST_NOTICED} faults.", way_out="Keep the gravest.", code="too_many"
        )


def _write(draft: Sheet, typed: Typed) -> None:
    draft.vote, draft.why, draft.revision, draft.saved_at = typed.vote, typed.why, draft.revision + 1, now()
    draft.save(update_fields=["vote", "why", "revision", "saved_at"])
    draft.marks.all().delete()
    for key in dict.fromkeys((*typed.ratings, *typed.texts)):
        rating, text = typed.ratings.get(key), typed.texts.get(key, "")
        Mark.objects.create(sheet=draft, principle=key, rating=rating, text=text)
    draft.noticed.all().delete()
    for turn, kind in sorted(typed.noticed):
        Noticed.objects.create(sheet=draft, turn=turn, kind=kind)


@transaction.atomic
def hand_in(sheet: Sheet, *, actor: Actor) -> Sheet:
    """Hand in one's sheet, for good; `Gaps` says what is missing. Rule P2."""
    row = locked(sheet)
    if row.person_id != actor.pk:
        raise Forbidden("Only the writer hands a sheet in.", rule="P2", code="forbidden")
    if row.state == State.HANDED_IN:
        raise Closed
    key = row.purpose == Purpose.KEY
    if key:
        require(actor, P.PRACTICE_KEY, None)
    listed = case_of(row.case)
    if gaps := gaps_of(typed_of(row), listed, key=key):
        raise Gaps(gaps)
    row.handed_in_at = now()
    row.save(update_fields=["handed_in_at"])
    TRANSITIONS.apply(row, Deed.HAND_IN)
    kind = Kind.PRACTICE_KEY_HANDED_IN if key else Kind.PRACTICE_CASE_HANDED_IN
    record(actor, kind, row, case=row.case)
    return row


def gaps_of(typed: Typed, listed: Listed, *, key: bool) -> dict[str, str]:
    """Return what is missing, by the place of the page, in its order."""
    found: dict[str, str] = {}
    turns = len(listed.case.turns)
    for principle, name in listed.names.items():
        rating, text = typed.ratings.get(principle), typed.texts.get(principle, "").strip()
        if rating is None:
            found[principle] = f"“{name}” is not rated yet: choose one of the four, or “Not enough data”."
        elif rating != Rating.NO_DATA and not text:
            found[principle] = f"“{name}” has no evidence yet: write what was said that it rests on."
        elif key and not text:
            found[principle] = f"“{name}” has no reason yet: others learn from it."
        elif key and rating != Rating.NO_DATA and not cited(text, turns):
            found[principle] = f"“{name}” cites no turn: choose one in the transcript, or write [8]."
    if typed.vote is None:
        found["vote"] = "Your vote is missing: choose one of the four."
    if key and not typed.why.strip():
        found["why"] = "Say in two or three sentences why you vote so: others learn from it."
    return found


@transaction.atomic
def practise(slug: str, typed: Typed, *, actor: Actor, purpose: Purpose = Purpose.ATTEMPT) -> Sheet:
    """Write and hand in a sheet at once; the moment is the clock's. For the demo and for tests."""
    return hand_in(save_sheet(case_of(slug), typed, actor=actor, purpose=purpose), actor=actor)
