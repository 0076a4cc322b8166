"""One sentence on what a sitting asks of whoever reads its page (rule F8)."""

from datetime import datetime
from enum import StrEnum

from doordesk.foundation.ui.moments import in_words
from doordesk.mechanisms.loops.states import Trainees
from doordesk.mechanisms.shadowing.queries.sittings import Sitting
from doordesk.mechanisms.shadowing.states import Stage


class Reader(StrEnum):
    """As whom somebody reads the page."""

    TRAINEE = "trainee"
    MENTOR = "mentor"
    CORE = "core"


def lead(one: Sitting, reader: Reader, due: datetime | None) -> str:
    """Say what is expected of the reader now, or what the two are at."""
    trainee, mentor = one.names
    if one.stage is Stage.AHEAD:
        return _ahead(one, reader)
    if one.stage is Stage.WRITING:
        return _writing(one, reader)
    if one.stage is Stage.TALK:
        by = f" by {in_words(due, 'day')}" if due else ""
        if reader is Reader.MENTOR:
            return f"Compare the two, talk with {trainee}{by}, and note here what came of it."
        return f"Both assessments are in. {mentor} holds the talk{by}."
    if one.stage is Stage.HELD and reader is Reader.TRAINEE:
        return f"Read what {mentor} noted, add a line and confirm."
    return {
        Stage.HELD: f"The talk was passed on; {trainee} has still to confirm it.",
        Stage.DONE: "The talk was held and confirmed.",
        Stage.OFF: "This interview was called off: nothing is compared.",
    }[one.stage]


def _ahead(one: Sitting, reader: Reader) -> str:
    trainee, mentor = one.names
    you = reader is Reader.TRAINEE
    if one.seat.kind == Trainees.SHADOW:
        does = "You watch this interview and write" if you else f"{trainee} watches this interview and writes"
        return f"{does} an assessment for practice."
    does = "You lead" if you else f"{trainee} leads"
    return f"{does} this interview; {mentor} watches and writes the assessment that counts."


def _writing(one: Sitting, reader: Reader) -> str:
    trainee, mentor = one.names
    if one.practised_at is None:
        if reader is Reader.TRAINEE:
            return "Write your practice assessment; the two are compared when both are in."
        return f"{trainee}’s practice assessment is still to come."
    if reader is Reader.MENTOR:
        return f"Hand in your own: it is the one that counts, and it opens {trainee}’s to you."
    return f"{'Yours' if reader is Reader.TRAINEE else f'{trainee}’s'} is in; {mentor}’s is still to come."
