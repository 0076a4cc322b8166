"""What is drawn and who reviews it, decided from facts alone: no clock, no database, no dice (rule P5).

Chance comes from a keyed hash (HMAC-SHA-256, RFC 2104) of the company's salt and a row's key, read as a
number from 0 to 1. An assessment is in the sample when its number lies below the share: so whoever draws
cannot choose, a second draw of the same period finds the same, and without the salt nobody can foretell it.
"""

import hmac
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from doordesk.mechanisms.quality.states import Why

WHOLE = 100
BITS = 64


def chance(salt: str, *words: object) -> float:
    """A number in [0, 1) that belongs to these words: the same each time, unknown without the salt.

    >>> chance("salt", "piece", 7) == chance("salt", "piece", 7) != chance("pepper", "piece", 7)
    True
    """
    said = ":".join(map(str, words)).encode()
    digest = hmac.digest(salt.encode(), said, "sha256")
    return math.ldexp(int.from_bytes(digest[: BITS // 8], "big"), -BITS)


@dataclass(frozen=True, slots=True)
class Item:
    """An assessment that may be reviewed: its author, when its debrief was closed, if it was drawn before.

    `asked` is whether it lies in the period that is drawn from.
    """

    key: int
    author: int
    at: datetime
    drawn: bool = False
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Shares:
    """The company's numbers: per cent drawn, per cent of those for two, one at least of the last so many."""

    share: int
    twice: int
    one_of: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An assessment that is drawn, why, and whether two review it."""

    key: int
    why: Why
    twice: bool


def draw(items: Iterable[Item], shares: Shares, salt: str) -> list[Drawn]:
    """Draw from the items that are asked about and were not drawn yet, in an order that says nothing.

    First by the share. Then by turn: whoever has so many assessments and none among the last of them that
    was ever drawn, gets the one of these with the lowest number, so that everybody is looked at now and then.
    """
    found = list(items)
    why = {one.key: Why.SHARE for one in found if _fresh(one) and _number(one, salt) < shares.share / WHOLE}
    for last in _last(found, shares.one_of).values():
        open_ones = [one for one in last if _fresh(one)]
        if open_ones and not any(one.drawn or one.key in why for one in last):
            why[min(open_ones, key=lambda one: _number(one, salt)).key] = Why.TURN
    keys = sorted(why, key=lambda key: chance(salt, "order", key))
    return [Drawn(key, why[key], chance(salt, "twice", key) < shares.twice / WHOLE) for key in keys]


def _fresh(one: Item) -> bool:
    return one.asked and not one.drawn


def _number(one: Item, salt: str) -> float:
    return chance(salt, "assessment", one.key)


def _last(items: list[Item], one_of: int) -> dict[int, list[Item]]:
    """The last so many of each author who has so many."""
    by_author: dict[int, list[Item]] = {}
    for one in sorted(items, key=lambda it: (it.at, it.key), reverse=True):
        by_author.setdefault(one.author, []).append(one)
    return {author: own[:one_of] for author, own in by_author.items() if len(own) >= one_of}


@dataclass(frozen=True, slots=True)
class Task:
    """A piece that wants so many reviewers, and who may not be one: author, loop, those asked before."""

    piece: int
    wants: int
    barred: frozenset[int]


def assign(tasks: Iterable[Task], loads: Mapping[int, int], salt: str) -> dict[int, tuple[int, ...]]:
    """Give each piece its reviewers: {piece: people}; fewer than it wants, or none, where too few may.

    `loads` holds everybody who may review at all, with how many reviews they have had lately. The piece with
    the least choice is served first; each goes to whoever has least, and among equals chance decides.
    """
    given: dict[int, tuple[int, ...]] = {}
    load = Counter(dict(loads))
    for task in sorted(tasks, key=lambda it: (len(loads.keys() - it.barred), chance(salt, "task", it.piece))):
        possible = sorted(
            loads.keys() - task.barred, key=lambda who: (load[who], chance(salt, task.piece, who))
        )
        given[task.piece] = tuple(possible[: task.wants])
        load.update(given[task.piece])
    return given
