"""How one wording became the next, word by word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from itertools import pairwise

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.principles.models import Principle, Version, Wording

LABELS = {
    "name": "Name",
    "summary": "In one sentence",
    "description": "Description",
    "anchor_strong": "++",
    "anchor_good": "+",
    "anchor_weak": "\N{MINUS SIGN}",
    "anchor_poor": "\N{MINUS SIGN}\N{MINUS SIGN}",
}
_WORD = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed ('kept'), left ('gone') or came ('new')."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one part of a principle."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One wording and what it changed in the one before; the first one changed nothing."""

    version: Version
    changes: tuple[Change, ...]


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word.

    >>> [(piece.kind, piece.text) for piece in words_between("Act as an owner", "Act like an owner")]
    [('kept', 'Act'), ('gone', ' as'), ('new', ' like'), ('kept', ' an owner')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    return tuple(_pieces(old, new))


def compare(before: Wording, after: Wording) -> tuple[Change, ...]:
    """Return the parts that differ, in the order of reading."""
    pairs = (
        (field.name, getattr(before, field.name), getattr(after, field.name)) for field in fields(Wording)
    )
    return tuple(Change(LABELS[name], words_between(old, new)) for name, old, new in pairs if old != new)


def steps(versions: Iterable[Version]) -> list[Step]:
    """Return the history of a principle from its wordings, the newest first."""
    row = sorted(versions, key=lambda version: -version.number)
    later = [Step(new, compare(old.wording, new.wording)) for new, old in pairwise(row)]
    return [*later, *(Step(first, ()) for first in row[-1:])]


def history(actor: Actor, principle: Principle) -> list[Step]:
    """Return all wordings of a principle with what each changed, the newest first."""
    return steps(visible(actor, Version, principle.versions.select_related("written_by")))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, left, left_end, right, right_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Piece("kept", "".join(new[right:right_end]))
            continue
        if left < left_end:
            yield Piece("gone", "".join(old[left:left_end]))
        if right < right_end:
            yield Piece("new", "".join(new[right:right_end]))
