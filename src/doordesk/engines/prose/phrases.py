"""Phrases as people write them in a rule, and what they stand for, word by word.

A phrase is words with spaces between them, in any case. A word may be
  good|great     either of several
  strong*        anything that begins so (three letters at least)
  very?          there or not
  _              any one word
  #              a figure, or the word for one
  ...            up to three words of the same sentence
  @judgement     any word or phrase of that list of the file
No regular expressions: a phrase has no way to take long.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from math import prod

from doordesk.engines.prose.rule import BadRules
from doordesk.engines.prose.text.words import WORD

ANY, NUMBER, GAP = "_", "#", "..."
SHORTEST_STEM = 3
MOST_WORDS, MOST_WAYS, MOST_GAPS = 14, 4000, 2  # bounds on the time that a search can take


@dataclass(frozen=True, slots=True)
class Step:
    """One word to be met: itself, the beginning of one (`stem`), or ANY, NUMBER, GAP."""

    word: str
    stem: bool = False


Steps = tuple[Step, ...]
Ways = tuple[tuple[Steps, ...], ...]


def parse(phrase: str, lists: Mapping[str, Sequence[str]]) -> Ways:
    """A phrase place by place, each with the ways to fill it, () among them where nothing need stand there.

    `BadRules` says what of it cannot be read, or could take long to look for.
    """
    found = tuple(tuple(_ways(piece, phrase, lists)) for piece in phrase.split())
    count = prod(map(len, found))
    if count > MOST_WAYS:
        raise BadRules(
            f"“{phrase}” can be said in {count} ways; at most {MOST_WAYS}. Make two phrases of it."
        )
    _check(found, phrase)
    return found


def expand(phrase: str, lists: Mapping[str, Sequence[str]]) -> list[Steps]:
    """Every way to say a phrase, as steps; `BadRules` as for `parse`.

    >>> [" ".join(one.word for one in way) for way in expand("very? good|great fit", {})]
    ['very good fit', 'very great fit', 'good fit', 'great fit']
    """
    return [tuple(chain.from_iterable(ways)) for ways in product(*parse(phrase, lists))]


def _ways(piece: str, phrase: str, lists: Mapping[str, Sequence[str]]) -> list[Steps]:
    optional = piece.endswith("?") and len(piece) > 1
    ways = [steps for one in piece.removesuffix("?").split("|") for steps in _one(one, phrase, lists)]
    return [*ways, ()] if optional else ways


def _one(piece: str, phrase: str, lists: Mapping[str, Sequence[str]]) -> Iterator[Steps]:
    if piece in {ANY, NUMBER, GAP}:
        yield (Step(piece),)
    elif piece == "…":
        yield (Step(GAP),)
    elif piece.startswith("@"):
        if piece[1:] not in lists:
            known = ", ".join(sorted(lists)) or "none"
            raise BadRules(
                f"“{phrase}” names the list {piece}, which the file does not have. Lists: {known}."
            )
        others = {name: found for name, found in lists.items() if name != piece[1:]}
        for said in lists[piece[1:]]:
            yield from expand(said, others)
    else:
        yield _plain(piece, phrase)


def _plain(piece: str, phrase: str) -> Steps:
    stem = piece.endswith("*")
    words = [found.group().lower().replace("’", "'") for found in WORD.finditer(piece.removesuffix("*"))]
    if not words:
        raise BadRules(f"“{phrase}” holds “{piece}”, which is no word.")
    if stem and len(words[-1]) < SHORTEST_STEM:
        raise BadRules(
            f"“{phrase}”: “{piece}” is too short; {SHORTEST_STEM} letters at least stand before *."
        )
    return (*map(Step, words[:-1]), Step(words[-1], stem))


def _check(found: Ways, phrase: str) -> None:
    if not any(all(map(_says_something, ways)) for ways in found):
        raise BadRules(f"“{phrase}” holds no word to look for.")
    if _may_begin_with_gap(found, 0) or _may_begin_with_gap(found[::-1], -1):
        raise BadRules(f"“{phrase}”: ... stands between words, not at an end.")
    words = sum(max(map(len, ways)) for ways in found)
    if words > MOST_WORDS:
        raise BadRules(f"“{phrase}” has {words} words; {MOST_WORDS} at most.")
    if sum(max(way.count(Step(GAP)) for way in ways) for ways in found) > MOST_GAPS:
        raise BadRules(f"“{phrase}” has more than two of ...")


def _says_something(way: Steps) -> bool:
    return any(step.word not in {ANY, GAP} for step in way)


def _may_begin_with_gap(found: Ways, end: int) -> bool:
    """Whether a gap can stand first; with `end` -1 and the places turned round, last."""
    for ways in found:
        if any(way and way[end].word == GAP for way in ways):
            return True
        if () not in ways:
            return False
    return False
