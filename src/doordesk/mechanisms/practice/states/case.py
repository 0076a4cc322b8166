"""A practice case and an expert's key, whether they come from the product's files or from a company."""

import re
from dataclasses import dataclass

CITED = re.compile(r"\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one of the two said, from which second on; paragraphs apart."""

    number: int
    second: int
    speaker: str
    paragraphs: tuple[str, ...]

    @property
    def clock(self) -> str:
        """When it began: 4:20."""
        return f"{self.second // 60}:{self.second % 60:02}"

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(one.split()) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of method that was planted: at which turn, of which kind, and what would have been better."""

    turn: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Case:
    """A fictional interview. `slug` names it in addresses and on sheets; `faults` are sealed (rule P2)."""

    slug: str
    title: str
    field: str
    post: str
    level: int
    candidate: str
    interviewer: str
    minutes: int
    principles: tuple[str, ...]
    turns: tuple[Turn, ...]
    faults: tuple[Fault, ...]

    @property
    def words(self) -> int:
        """How many words were said."""
        return sum(turn.words for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Rated:
    """One principle in a key: the rating, the turns it rests on, and why."""

    principle: str
    rating: int
    turns: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Key:
    """How one expert rated a case; `reader` is a letter, or the name of somebody of the company."""

    reader: str
    vote: int
    why: str
    ratings: tuple[Rated, ...]

    def of(self, principle: str) -> Rated | None:
        """What it says on one principle."""
        return next((one for one in self.ratings if one.principle == principle), None)


def cited(text: str, turns: int) -> tuple[int, ...]:
    """Return the turns that a text points to, as in 'she counted the trips herself [8]'.

    >>> cited("Counted herself [4], and again [16] [4]; not [99].", 20)
    (4, 16)
    """
    found = (int(number) for number in CITED.findall(text))
    return tuple(sorted({one for one in found if 1 <= one <= turns}))
