"""Ratings from a CSV file, with a sentence about the line that cannot be read."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TextIO

from doordesk.engines.raters.blocks import Matrix

ACCURACY_COLUMNS = ("ratee", "dimension", "rating", "target")
RATER = "rater"


class Unreadable(ValueError):
    """A file that does not say what is needed; the sentence names the line and what to do."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One rater's ratings beside the target scores, ratees by dimensions."""

    rater: str
    ratees: tuple[str, ...]
    dimensions: tuple[str, ...]
    ratings: Matrix
    targets: Matrix


def judged_from(lines: TextIO) -> list[Judged]:
    """Read lines of ratee, dimension, rating and target, with or without a rater; an empty cell is a gap."""
    reader = csv.DictReader(lines)
    _needs(reader.fieldnames, ACCURACY_COLUMNS)
    found: dict[str, dict[tuple[str, str], tuple[float | None, float | None]]] = {}
    for number, line in enumerate(reader, start=2):
        cells = found.setdefault(line.get(RATER) or "", {})
        place = (line["ratee"] or "", line["dimension"] or "")
        if place in cells:
            message = f"Line {number}: {place[0]} is rated twice on {place[1]}; keep one of the two lines."
            raise Unreadable(message)
        cells[place] = (_number(line, "rating", number), _number(line, "target", number))
    if not found:
        message = "There is no line below the header; put one line for each rating."
        raise Unreadable(message)
    return [_judged(rater, cells) for rater, cells in found.items()]


def _judged(rater: str, cells: Mapping[tuple[str, str], tuple[float | None, float | None]]) -> Judged:
    ratees = tuple(dict.fromkeys(ratee for ratee, _ in cells))
    dimensions = tuple(dict.fromkeys(dimension for _, dimension in cells))
    both = [[cells.get((ratee, one), (None, None)) for one in dimensions] for ratee in ratees]
    ratings, targets = ([[cell[side] for cell in row] for row in both] for side in (0, 1))
    return Judged(rater, ratees, dimensions, ratings, targets)


def items_from(lines: TextIO) -> Matrix:
    """Read one line for each item: its name, then a rating from each rater; an empty cell is a gap."""
    reader = csv.reader(lines)
    header = next(reader, [])
    if len(header) <= len(("item", "rater")):
        message = "The first line names the item and two raters or more, such as: item,Ana,Ben"
        raise Unreadable(message)
    rows = [(number, row) for number, row in enumerate(reader, start=2) if row]
    for number, row in rows:
        if len(row) != len(header):
            lengths = f"Line {number} has {len(row)} cells, the first line {len(header)}"
            message = f"{lengths}; leave a gap empty, but keep its comma."
            raise Unreadable(message)
    return [list(_row(dict(zip(header, row, strict=True)), header[1:], number)) for number, row in rows]


def _row(line: Mapping[str, str], raters: Sequence[str], number: int) -> Iterator[float | None]:
    return (_number(line, rater, number) for rater in raters)


def _needs(header: Sequence[str] | None, columns: Sequence[str]) -> None:
    missing = [one for one in columns if one not in (header or ())]
    if missing:
        should = f"it should name {', '.join(columns)} (and rater, for several)"
        message = f"The first line lacks {', '.join(missing)}; {should}."
        raise Unreadable(message)


def _number(line: Mapping[str, str | None], column: str, number: int) -> float | None:
    text = (line[column] or "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        message = f"Line {number}, {column}: {text!r} is no number; write one, or leave the cell empty."
        raise Unreadable(message)
    return value
