"""A text cut at its marks, so that a page can show them where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from doordesk.engines.prose import Finding


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text; the numbers, from 1, of the marks that begin and end with it."""

    text: str
    marked: bool = False
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def runs(text: str, findings: Iterable[Finding]) -> Iterator[Run]:
    """Cut a text wherever a mark begins or ends; marks may lie within one another.

    Joined the runs are the text, and each mark begins with one run and ends with one.
    """
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, one in enumerate(findings, 1):
        if one.start < one.end:
            begins.setdefault(one.start, []).append(number)
            ends.setdefault(one.end, []).append(number)
    places = sorted({0, len(text), *begins, *ends})
    deep = 0
    for start, end in pairwise(places):
        deep += len(begins.get(start, ())) - len(ends.get(start, ()))
        yield Run(text[start:end], deep > 0, tuple(begins.get(start, ())), tuple(ends.get(end, ())))
