"""A case as the page shows it to somebody who writes on it: transcript, anchors and the sheet."""

from collections.abc import Mapping
from dataclasses import dataclass

from doordesk.foundation.ui.marks import mark_of
from doordesk.mechanisms.practice.queries.library import Listed
from doordesk.mechanisms.practice.states import FaultKind, Purpose, Typed, Vote

BLANKS, MOST_ROWS = 2, 30


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a scale: its value, sign and word, and for a rating what it sounds like."""

    value: int
    sign: str
    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One principle on the sheet, as far as it is filled in; `gap` is what is still missing."""

    key: str
    name: str
    summary: str
    choices: tuple[Choice, ...]
    rating: int | None
    text: str
    gap: str


@dataclass(frozen=True, slots=True)
class NoticedRow:
    """A line for a fault: turn and kind, both empty in a blank one."""

    number: int
    turn: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the case page shows."""

    listed: Listed
    purpose: Purpose
    revision: int
    asked: tuple[Asked, ...]
    votes: tuple[Choice, ...]
    vote: int | None
    why: str
    noticed: tuple[NoticedRow, ...]
    gaps: Mapping[str, str]
    kinds: tuple[tuple[str, str], ...] = tuple((one.value, str(one.label)) for one in FaultKind)

    @property
    def is_key(self) -> bool:
        """Whether it is written for others to learn from."""
        return self.purpose == Purpose.KEY


def page_of(
    listed: Listed, typed: Typed, purpose: Purpose, *, revision: int, gaps: Mapping[str, str] | None = None
) -> Page:
    """Lay the case out for writing, with what was typed."""
    gaps = gaps or {}
    return Page(
        listed=listed,
        purpose=purpose,
        revision=revision,
        asked=tuple(_asked(listed, typed, gaps)),
        votes=tuple(Choice(one.value, mark_of(one).sign, str(one.label)) for one in Vote),
        vote=typed.vote,
        why=typed.why,
        noticed=_rows(typed),
        gaps=gaps,
    )


def _asked(listed: Listed, typed: Typed, gaps: Mapping[str, str]) -> list[Asked]:
    return [
        Asked(
            key=one.key,
            name=one.wording.name,
            summary=one.wording.summary,
            choices=tuple(_choice(value, anchor) for value, anchor in one.wording.anchors),
            rating=typed.ratings.get(one.key),
            text=typed.texts.get(one.key, ""),
            gap=gaps.get(one.key, ""),
        )
        for one in listed.measures
    ]


def _choice(value: int, anchor: str) -> Choice:
    mark = mark_of(value)
    return Choice(value, mark.sign, str(mark.rating), anchor)


def _rows(typed: Typed) -> tuple[NoticedRow, ...]:
    filled = [NoticedRow(number, *one) for number, one in enumerate(sorted(typed.noticed), start=1)]
    blanks = range(len(filled) + 1, min(max(len(filled) + BLANKS, 3), MOST_ROWS) + 1)
    return (*filled, *map(NoticedRow, blanks))
