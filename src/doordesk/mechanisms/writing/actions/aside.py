"""'Not here': a writer sets one mark aside with a reason, or takes that back (rule F6).

Nothing of it reaches the trail: it belongs to a draft, as the text does.
"""

import re

from django.db import transaction

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.writing.models import LONGEST_PLACE, LONGEST_REASON, NotHere
from doordesk.mechanisms.writing.queries import company

PLACE = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)?:[A-Za-z0-9:_.-]+")
PRINT = re.compile(r"[0-9a-f]{20}(-\d{1,4})?")
MOST = 200


@transaction.atomic
def say_not_here(place: str, rule: str, print: str, reason: str, *, actor: Person) -> NotHere:  # noqa: A002 - its name
    """Set a mark of one's own text aside; said again it changes the reason."""
    _is_somebody(actor)
    said = " ".join(reason.split())
    if not 0 < len(said) <= LONGEST_REASON:
        raise Refused(
            f"The reason is {len(said)} characters long." if said else "A mark is set aside with a reason.",
            rule="F6",
            way_out=f"Say it in {LONGEST_REASON}." if said else "A few words are enough.",
            place="reason",
        )
    _known(place, rule, print)
    theirs = NotHere.objects.filter(person=actor, place=place)
    if theirs.count() >= MOST and not theirs.filter(rule=rule, print=print).exists():
        raise Refused(
            f"You have set {MOST} marks of this text aside.",
            rule="F6",
            way_out="If a rule does not fit your texts, the Core can switch it off for everybody.",
        )
    row, _ = NotHere.objects.update_or_create(
        person=actor, place=place, rule=rule, print=print, defaults={"reason": said, "at": now()}
    )
    return row


@transaction.atomic
def take_back_not_here(place: str, rule: str, print: str, *, actor: Person) -> None:  # noqa: A002 - its name
    """Let the coach point at a mark again; nothing happens when it was not set aside."""
    _is_somebody(actor)
    NotHere.objects.filter(person=actor, place=place, rule=rule, print=print).delete()


def _is_somebody(actor: Person) -> None:
    if not actor.is_active:
        raise Forbidden("You cannot set marks aside.", rule="F6", way_out="Whoever writes the text can.")


def _known(place: str, rule: str, print: str) -> None:  # noqa: A002 - its name
    """Refuse what names no text, no rule or no mark."""
    if len(place) > LONGEST_PLACE or not PLACE.fullmatch(place) or not PRINT.fullmatch(print):
        raise Refused("This is no mark of a text.", way_out="Load the page again.", code="no_such_mark")
    if rule not in company().ruleset.all:
        raise Refused(f"There is no rule “{rule[:60]}”.", way_out="Load the page again.", code="no_such_rule")
