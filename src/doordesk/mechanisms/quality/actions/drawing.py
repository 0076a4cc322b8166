"""Draw a sample, and before it look how many it would be (rule P5)."""

import secrets
from datetime import date

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.quality.actions.giving import give
from doordesk.mechanisms.quality.models import Draw, Piece, Salt
from doordesk.mechanisms.quality.queries.sampling import Look, look

BYTES = 32


@transaction.atomic
def look_first(since: date, until: date, *, actor: Person) -> Look:
    """Tell what a draw of this period would find; nothing is drawn."""
    require(actor, P.QUALITY_DRAW)
    _in_order(since, until)
    return look(since, until, _salt())


@transaction.atomic
def draw_sample(since: date, until: date, *, actor: Person) -> Draw:
    """Draw from the loops decided in these days, and give each piece to its reviewers. Rule P5.

    A second draw of the same days finds only what came since; with nothing new it is refused.
    """
    require(actor, P.QUALITY_DRAW)
    _in_order(since, until)
    salt = _salt()
    found = look(since, until, salt).drawn
    if not found:
        raise Refused(
            "Nothing new would be drawn from these days.",
            rule="P5",
            way_out="Choose days in which more debriefs were closed; what was drawn once is not drawn again.",
            place="until",
            code="nothing_new",
        )
    made = Draw.objects.create(since=since, until=until, drawn_at=now(), drawn_by=actor)
    rows = [Piece(draw=made, assessment_id=one.key, why=one.why, twice=one.twice) for one in found]
    Piece.objects.bulk_create(rows)
    record(actor, Kind.QUALITY_DRAWN, made, pieces=len(rows))
    give(list(made.pieces.all()), salt, actor=actor)
    return made


def _in_order(since: date, until: date) -> None:
    if since > until:
        raise Refused(
            "The last day comes before the first.", way_out="Turn them round.", place="until", code="order"
        )


def _salt() -> str:
    """The company's salt; made with the operating system's randomness the first time it is asked for.

    Its row is locked: of two who draw at once, the second finds what the first has drawn.
    """
    made = {"value": secrets.token_hex(BYTES)}
    return Salt.objects.select_for_update().get_or_create(pk=1, defaults=made)[0].value
