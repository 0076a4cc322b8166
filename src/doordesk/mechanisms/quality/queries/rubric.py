"""The rubric as data: four lines, what each asks, how each of its marks sounds (rule P5)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from doordesk.mechanisms.quality.states import Level, Line


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark of one line and how it sounds."""

    level: Level
    says: str


@dataclass(frozen=True, slots=True)
class RubricLine:
    """One line: what it asks, and its anchors, the best first."""

    line: Line
    asks: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """The lines in their order, and where they come from."""

    lines: tuple[RubricLine, ...]
    source: str


@cache
def rubric() -> Rubric:
    """Read it once.

    >>> [one.line.value for one in rubric().lines]
    ['notes', 'evidence', 'coverage', 'fairness']
    """
    told = tomllib.loads((files("doordesk.mechanisms.quality") / "rubric.toml").read_text(encoding="utf-8"))
    of = {entry["key"]: entry for entry in told["line"]}
    lines = (RubricLine(line, of[line]["asks"], _anchors(of[line]["anchors"])) for line in Line)
    return Rubric(tuple(lines), " ".join(told["source"].split()))


def _anchors(told: dict[str, str]) -> tuple[Anchor, ...]:
    return tuple(Anchor(level, told[str(level.value)]) for level in Level)
