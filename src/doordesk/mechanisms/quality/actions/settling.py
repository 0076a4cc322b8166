"""A short word of the Core where two reviewers stand far apart (rule P5)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.quality.models import LONGEST_SENTENCE, Piece, Settlement
from doordesk.mechanisms.quality.queries.marks import apart
from doordesk.mechanisms.quality.states import Line


@transaction.atomic
def settle(piece: Piece, line: Line, text: str, *, actor: Person) -> Settlement:
    """Say how a line is to be read on which two reviewers differ by two or more; said again, it is replaced.

    The marks stay as they are: agreement is counted from what each saw alone.
    """
    row = locked(piece)
    require(actor, P.QUALITY_SETTLE, row)
    if line not in apart(row):
        raise Refused(
            f"The reviewers do not differ by two marks on “{line.label}”.",
            rule="P5",
            way_out="Only such lines are settled.",
            code="not_apart",
        )
    said = " ".join(text.split())
    if not 0 < len(said) <= LONGEST_SENTENCE:
        way_out = f"A sentence or two, {LONGEST_SENTENCE} characters at most."
        raise Refused(
            "There is nothing to settle it with." if not said else "This is too long.",
            way_out=way_out,
            place="text",
        )
    made, _ = Settlement.objects.update_or_create(
        piece=row, line=line, defaults={"text": said, "by": actor, "at": now()}
    )
    record(actor, Kind.QUALITY_SETTLED, row, line=line.value)
    return made
