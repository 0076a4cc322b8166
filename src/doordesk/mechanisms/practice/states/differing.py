"""How one's own rating differs from the experts', in words and in steps (rule P2)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from statistics import fmean

from doordesk.mechanisms.practice.states.case import Key
from doordesk.mechanisms.practice.states.words import Rating

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """Write a small number as a word."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def expert_score(ratings: Sequence[int]) -> float | None:
    """Return the experts' score of a principle: the mean of their ratings, those without data left out.

    None when at least half of them found not enough data: then there is nothing to be near to.

    >>> expert_score([3, 4, 3]), expert_score([3, 0, 2]), expert_score([3, 0, 0])
    (3.3333333333333335, 2.5, None)
    """
    rated = [one for one in ratings if one != Rating.NO_DATA]
    return fmean(rated) if 2 * len(rated) > len(ratings) else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One's own rating beside the experts' on one principle; `says` puts it into a sentence."""

    principle: str
    own: int | None
    experts: tuple[int, ...]
    score: float | None
    says: str


def compared(own: dict[str, int], keys: Collection[Key], principles: Sequence[str]) -> list[Difference]:
    """Compare ratings with the keys', principle by principle."""
    found = []
    for principle in principles:
        ratings = tuple(rated.rating for key in keys if (rated := key.of(principle)))
        mine = own.get(principle)
        found.append(Difference(principle, mine, ratings, expert_score(ratings), difference(mine, ratings)))
    return found


def difference(own: int | None, experts: Sequence[int]) -> str:
    """Say how a rating differs from those of two or three experts, in a sentence without a mark of worth.

    >>> difference(4, [3, 3, 4])
    'One step milder than two of three, the same as one.'
    >>> difference(2, [2, 2, 2])
    'The same as all three.'
    >>> difference(3, [0, 0, 2])
    'You rated it; two of three found not enough data. One step milder than the other.'
    """
    if own is None or not experts:
        return ""
    rated = [one for one in experts if one != Rating.NO_DATA]
    silent = len(experts) - len(rated)
    if own == Rating.NO_DATA:
        return _without_data(len(experts), silent)
    apart = _apart(own, rated, len(experts))
    if not silent:
        return apart
    none = f"You rated it; {_of(silent, len(experts))} found not enough data."
    return f"{none} {_others(own, rated)}".strip()


def _without_data(count: int, silent: int) -> str:
    if silent == count:
        return f"Not enough data, as {_all(count)} found."
    if not silent:
        return f"You found not enough data; {_all(count)} rated it."
    return f"Not enough data, as {_of(silent, count)} found; {number(count - silent)} rated it."


def _apart(own: int, rated: Sequence[int], count: int) -> str:
    """Group the experts by how far they are from one's own rating, the largest group first."""
    groups: dict[int, int] = {}
    for one in rated:
        groups[own - one] = groups.get(own - one, 0) + 1
    ordered = sorted(groups.items(), key=lambda it: (-it[1], abs(it[0]), it[0]))
    parts = [
        f"{_steps(apart)} {_of(many, count) if not place else number(many)}"
        for place, (apart, many) in enumerate(ordered)
    ]
    return f"{', '.join(parts)}.".capitalize() if parts else ""


def _others(own: int, rated: Sequence[int]) -> str:
    """The same for the experts who rated, after it was said how many did not."""
    if not rated:
        return ""
    if len(rated) == 1:
        return f"{_steps(own - rated[0])} the other.".capitalize()
    return _apart(own, rated, len(rated)).replace(f"{_all(len(rated))}", "the others")


def _steps(apart: int) -> str:
    if not apart:
        return "the same as"
    steps = f"{number(abs(apart))} step{'s' if abs(apart) > 1 else ''}"
    return f"{steps} {'milder' if apart > 0 else 'stricter'} than"


def _of(many: int, count: int) -> str:
    return _all(count) if many == count else f"{number(many)} of {number(count)}"


def _all(count: int) -> str:
    if count == 1:
        return "the expert"
    return "both" if count == len(("one", "other")) else f"all {number(count)}"
