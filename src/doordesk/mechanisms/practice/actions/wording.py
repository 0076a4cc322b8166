"""What a company's case says, read before it is kept: transcript and faults as its readers will meet them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.practice.queries.own import faults_of
from doordesk.mechanisms.practice.states import Turn
from doordesk.mechanisms.practice.states.reading import Unreadable, turns_of

FEWEST_PRINCIPLES = 2
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A case as it is to be; `principles` are keys of wordings (Version)."""

    title: str
    field: str
    post: str
    level: int
    candidate: str
    interviewer: str
    minutes: int
    transcript: str
    faults: str = ""
    principles: tuple[int, ...] = ()


def read(wanted: Wanted) -> tuple[Turn, ...]:
    """Return the turns, or refuse at the field that cannot be read."""
    turns = _readable("transcript", lambda: turns_of(plain(wanted.transcript)))
    _readable("faults", lambda: tuple(faults_of(plain(wanted.faults), len(turns))))
    if turns[-1].second > 60 * wanted.minutes:
        raise Refused(
            f"The last turn begins at {turns[-1].clock}, after the interview's end.",
            way_out="Make the interview longer, or correct the times.",
            place="minutes",
            code="too_short",
        )
    if len(set(wanted.principles)) < FEWEST_PRINCIPLES:
        raise Refused(
            "A case is rated on two principles at least.",
            rule="P2",
            way_out="Choose those that the interview asks about; four are a good number.",
            place="principles",
            code="too_few_principles",
        )
    return turns


def plain(text: str) -> str:
    """Make line ends alike and drop what no database keeps."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def _readable(place: str, read: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    try:
        return read()
    except Unreadable as error:
        raise Refused(str(error), place=place, code="unreadable") from error
