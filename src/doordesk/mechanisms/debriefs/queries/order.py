"""Who speaks when: the newest interviewer first, the hiring manager last (rule D6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """What the order goes by; `certified_at` is when they were certified to interview, None for never."""

    person_id: int
    name: str
    level: int
    certified_at: datetime | None
    leads: bool = False
    hires: bool = False


def speaking_order(speakers: Iterable[Speaker]) -> list[int]:
    """Return person ids: interviewers from the newest on, then who leads, and the hiring manager last.

    The newest is whoever was certified last; the junior first among equals.

    >>> ana = Speaker(1, "Ana", 8, None, leads=True)
    >>> speaking_order([Speaker(3, "Mo", 7, None, hires=True), ana, Speaker(2, "Jo", 5, None)])
    [2, 1, 3]
    """
    return [one.person_id for one in sorted(speakers, key=_turn)]


def _turn(one: Speaker) -> tuple[bool, bool, bool, float, int, str, int]:
    since = -one.certified_at.timestamp() if one.certified_at else 0.0
    known = one.certified_at is not None
    return (one.hires, one.leads, known, since, one.level, one.name, one.person_id)
