"""What stands on a sheet, apart from who wrote it: what the page sends and the rows hold."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Typed:
    """Ratings and texts by principle, the vote and why, and the faults noticed as (turn, kind)."""

    ratings: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    vote: int | None = None
    why: str = ""
    noticed: frozenset[tuple[int, str]] = frozenset()
