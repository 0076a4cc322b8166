"""What a regular expression could do at worst, read from its parse tree.

A pattern is safe here when every repetition without a bound stands where nothing that must match can come
after it, and what may come after it begins with other characters: then there is no way to go back over it.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

PARSER: Any = import_module("re._parser")
CODES: Any = import_module("re._constants")
UNBOUNDED: int = CODES.MAXREPEAT
MOST_WAYS = 10_000_000
SAMPLE = frozenset(
    [*map(chr, range(9, 14)), *map(chr, range(32, 127)), *"\u00a0é’‘“”„«»–—…\u2010\u2011\u2028€😀中"]
)
REPEATS = {CODES.MAX_REPEAT, CODES.MIN_REPEAT, CODES.POSSESSIVE_REPEAT}
NO_WIDTH = {CODES.AT, CODES.ASSERT, CODES.ASSERT_NOT}
CATEGORIES = {
    CODES.CATEGORY_DIGIT: r"\d",
    CODES.CATEGORY_NOT_DIGIT: r"\D",
    CODES.CATEGORY_SPACE: r"\s",
    CODES.CATEGORY_NOT_SPACE: r"\S",
    CODES.CATEGORY_WORD: r"\w",
    CODES.CATEGORY_NOT_WORD: r"\W",
}


def dangers(pattern: str, flags: int = 0) -> list[str]:
    """What could make the pattern run long; empty when nothing can."""
    tree = list(PARSER.parse(pattern, flags))
    if tree and tree[0] == (CODES.AT, CODES.AT_BEGINNING_STRING):
        return list(_walk(tree, frozenset(), must=False, anchored=True, ways=1))
    return list(_walk(tree, frozenset(), must=False, anchored=False, ways=1))


def _walk(
    tree: Sequence[Any], follow: frozenset[str], *, must: bool, anchored: bool, ways: int
) -> Iterator[str]:
    """Go through a sequence; `follow` is what may come after it, `must` that something has to."""
    for place, (code, told) in enumerate(tree):
        rest = tree[place + 1 :]
        begins, nullable = _first(rest)
        after = begins | follow if nullable else begins
        needed = must or not nullable or any(code in NO_WIDTH for code, _ in rest)
        if code in REPEATS:
            _, most, inner = told
            if most == UNBOUNDED:
                yield from _repeated(list(inner), after, needed=needed and not anchored)
            loop = _first(list(inner))[0] if most > 1 else frozenset[str]()
            more = ways * (1 if most == UNBOUNDED else most)
            if more > MOST_WAYS:
                yield f"repetitions inside each other, {more} ways"
            yield from _walk(list(inner), after | loop, must=needed, anchored=anchored, ways=more)
        elif code is CODES.SUBPATTERN:
            yield from _walk(list(told[3]), after, must=needed, anchored=anchored, ways=ways)
        elif code is CODES.BRANCH:
            for way in told[1]:
                yield from _walk(list(way), after, must=needed, anchored=anchored, ways=ways)
        elif code in {CODES.ASSERT, CODES.ASSERT_NOT}:
            yield from _walk(list(told[1]), frozenset(), must=True, anchored=False, ways=ways)


def _repeated(inner: Sequence[Any], after: frozenset[str], *, needed: bool) -> Iterator[str]:
    begins, _ = _first(inner)
    if needed:
        yield "a repetition without a bound before something that must match"
    if begins & after:
        yield f"a repetition without a bound before more of the same: {sorted(begins & after)[:5]}"


def _first(tree: Sequence[Any]) -> tuple[frozenset[str], bool]:
    """Which characters a sequence may begin with, and whether it may be empty."""
    found: set[str] = set()
    for code, told in tree:
        begins, nullable = _first_of(code, told)
        found |= begins
        if not nullable:
            return frozenset(found), False
    return frozenset(found), True


def _first_of(code: Any, told: Any) -> tuple[frozenset[str], bool]:
    if code in NO_WIDTH:
        return frozenset(), True
    if code in REPEATS:
        begins, nullable = _first(list(told[2]))
        return begins, nullable or told[0] == 0
    if code is CODES.SUBPATTERN:
        return _first(list(told[3]))
    if code is CODES.BRANCH:
        ways = [_first(list(way)) for way in told[1]]
        return frozenset().union(*(begins for begins, _ in ways)), any(empty for _, empty in ways)
    if code in {CODES.GROUPREF, CODES.GROUPREF_EXISTS, CODES.ATOMIC_GROUP}:
        return SAMPLE, code is not CODES.ATOMIC_GROUP
    return frozenset(one for one in SAMPLE if _fits(code, told, one)), False


def _fits(code: Any, told: Any, one: str) -> bool:
    if code is CODES.LITERAL:
        return chr(told).lower() == one.lower()
    if code is CODES.NOT_LITERAL:
        return chr(told) != one
    if code is CODES.ANY:
        return one != "\n"
    if code is CODES.CATEGORY:
        return re.match(CATEGORIES[told], one) is not None
    if code is CODES.RANGE:
        return bool(told[0] <= ord(one) <= told[1])
    if code is CODES.IN:
        negated = told[0][0] is CODES.NEGATE
        return negated != any(_fits(part[0], part[1], one) for part in told[negated:])
    raise NotImplementedError(f"{code} is new here; Python {sys.version}")
