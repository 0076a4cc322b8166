"""What every deed on a draft asks first: may they, is it still a draft, has the interview begun (rule F1)."""

from datetime import timedelta

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.ui.moments import in_words
from doordesk.mechanisms.assessments.models import Assessment, Closed
from doordesk.mechanisms.assessments.queries.drafts import counts
from doordesk.mechanisms.assessments.states import Gap, State
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState

AHEAD = timedelta(hours=24)
MOST_SIGNS = 60_000


def draft(assessment: Assessment, actor: Actor) -> Assessment:
    """Lock the row and make sure that the actor writes it and that it can still be written."""
    row = locked(assessment)
    require(actor, P.ASSESSMENT_WRITE, row)
    if row.state != State.DRAFT:
        raise Closed
    still_counts(row.interview, practice=row.practice)
    return row


def still_counts(interview: Interview, *, practice: bool = False) -> None:
    """Refuse when nothing is to be written any more: cancelled, or the decision is made."""
    if counts(interview, practice=practice):
        return
    way_out = "What you wrote stays readable to you alone."
    if interview.loop is not None and interview.loop.state == LoopState.CLOSED:
        what = "The decision is made and its packet is closed."
        raise Refused(what, rule="D13", way_out=way_out, code="packet_closed")
    raise Refused(
        "This interview was cancelled: its assessment is not needed.", way_out=way_out, code="cancelled"
    )


def opens(interview: Interview) -> None:
    """Refuse to open the page before the day ahead of the interview: the brief is for preparing."""
    if interview.starts_at is None:
        raise Refused(
            "This interview has no time yet.",
            way_out="Its page for notes opens a day before it begins.",
            code="too_early",
        )
    if now() < interview.starts_at - AHEAD:
        raise Refused(
            f"Your page for notes opens {in_words(interview.starts_at - AHEAD)}.",
            way_out="That is a day before the interview; until then principles and times may still change. "
            "The brief is ready to prepare from.",
            code="too_early",
        )


def begun(interview: Interview, what: str) -> None:
    """Refuse a judgement before there was anything to judge: notes alone may be prepared (rule F1)."""
    if interview.starts_at is None or now() < interview.starts_at:
        when = f"at {in_words(interview.starts_at)}" if interview.starts_at else "when it has a time"
        raise Refused(
            f"{what} when the interview has begun.",
            rule="F1",
            way_out=f"It begins {when}. Notes can be prepared now.",
            code="too_early",
        )


def filled(gaps: list[Gap], what: str) -> None:
    """Refuse a later part while an earlier one is missing, naming the first (rule F1)."""
    if gaps:
        first = gaps[0]
        raise Refused(f"{what}: {first.what[0].lower()}{first.what[1:].rstrip('.')}", rule="F1",
                      way_out=first.way_out, place=first.place, code="order")  # fmt: skip


def clean(text: str, place: str = "") -> str:
    """Make line ends alike, drop what no database keeps (NUL, halves of signs), refuse what is far too long.

    A browser sends half a sign when it saves in the middle of one, such as an emoji.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if len(plain) > MOST_SIGNS:
        raise Refused(
            f"This text is longer than {MOST_SIGNS:,} characters.",
            way_out="Shorten it; what you typed is still in your browser.",
            place=place,
            code="too_long",
        )
    return plain
