"""What somebody wrote on the cases: the draft, what was handed in, and why a sheet cannot be begun."""

from collections.abc import Iterable

from django.db.models import QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import FEWEST, counted
from doordesk.mechanisms.practice.queries.library import Listed
from doordesk.mechanisms.practice.states import Purpose, State, Typed

FULL = Sheet.objects.select_related("person").prefetch_related("marks", "noticed")


def draft_of(actor: Actor, slug: str) -> Sheet | None:
    """Return one's own draft on a case."""
    return visible(actor, Sheet, FULL.filter(person=actor.pk or 0, case=slug, state=State.DRAFT)).first()


def typed_of(sheet: Sheet) -> Typed:
    """Return what a sheet holds."""
    marks = list(sheet.marks.all())
    return Typed(
        ratings={one.principle: one.rating for one in marks if one.rating is not None},
        texts={one.principle: one.text for one in marks if one.text},
        vote=sheet.vote,
        why=sheet.why,
        noticed=frozenset((one.turn, one.kind) for one in sheet.noticed.all()),
    )


def handed_in_by(people: Iterable[int], purpose: Purpose = Purpose.ATTEMPT) -> QuerySet[Sheet]:
    """Return what these people handed in, the earliest first. The caller asks whether it may be read."""
    found = FULL.filter(person__in=list(people), state=State.HANDED_IN, purpose=purpose)
    return found.order_by("handed_in_at", "pk")


def last_result(actor: Actor, slug: str) -> Sheet | None:
    """Return one's latest sheet on a case that was handed in, of either purpose."""
    own = Sheet.objects.filter(person=actor.pk or 0, case=slug, state=State.HANDED_IN)
    return own.order_by("-handed_in_at", "-pk").first()


def number_of(actor: Actor, slug: str, purpose: Purpose) -> int:
    """Return which sheet of this purpose somebody writes on a case: the draft's number, or the next."""
    own = Sheet.objects.filter(person=actor.pk or 0, case=slug, purpose=purpose, state=State.HANDED_IN)
    return own.count() + 1


def why_not(actor: Actor, listed: Listed, purpose: Purpose) -> Refused | None:
    """Return why somebody cannot begin this sheet, None when they can."""
    own = Sheet.objects.filter(person=actor.pk or 0, case=listed.case.slug)
    if purpose == Purpose.KEY:
        return _why_no_key(own, listed)
    if own.filter(purpose=Purpose.KEY).exists():
        return Refused(
            "You have a key for this case: an attempt would teach you nothing.",
            rule="P2",
            way_out="Practise on another case.",
            code="has_key",
        )
    if listed.own is not None and actor.pk == listed.own.written_by_id:
        return Refused(
            "You wrote this case and know what is planted in it.",
            rule="P2",
            way_out="Practise on another case; others practise on yours.",
            code="own_case",
        )
    if counted().get(listed.case.slug, 0) < FEWEST:
        return Refused(
            "This case has too few keys: there would be nothing to compare with.",
            rule="P2",
            way_out="It opens when two certified interviewers have each written a key.",
            code="too_few_keys",
        )
    return None if not listed.retired or own.exists() else _retired()


def _why_no_key(own: QuerySet[Sheet], listed: Listed) -> Refused | None:
    if listed.own is None:
        return Refused(
            "The cases that come with Doordesk have their keys.",
            rule="P2",
            way_out="Practise on it, or write a key for a case of your company's.",
            code="shipped",
        )
    if own.filter(purpose=Purpose.ATTEMPT, state=State.HANDED_IN).exists():
        return Refused(
            "You have seen the keys of this case: yours would not stand alone.",
            rule="P2",
            way_out="A key is written by somebody who has not practised on the case.",
            code="has_seen",
        )
    if own.filter(purpose=Purpose.KEY, state=State.HANDED_IN).exists():
        return Refused("Your key for this case is in; it stays as it is.", rule="P2", code="handed_in")
    return None if not listed.retired else _retired()


def _retired() -> Refused:
    return Refused(
        "This case is retired.", way_out="Choose another; what was written on it stays.", code="retired"
    )
