"""A share with an interval that stays honest when there are few."""

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054
"""The normal quantile for 95 per cent, both sides."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1, the number it rests on, and its 95 per cent interval."""

    value: float
    n: int
    low: float
    high: float


def wilson(value: float, n: int) -> Share:
    """Return a share of `n` cases with Wilson's score interval, 95 per cent.

    `value` may lie between the whole counts (a mean of shares). The interval never leaves 0 to 1 and is never
    of no width, so that three cases of three read as what they are.

    Errors: `ValueError` for n below 1 or a value outside 0 to 1.

    Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, Journal
    of the American Statistical Association 22, 209-212.

    >>> share = wilson(1.0, 3)
    >>> round(share.low, 2), share.high
    (0.44, 1.0)
    """
    if n < 1 or not 0 <= value <= 1:
        message = f"A share lies between 0 and 1 and rests on at least one case, not {value} of {n}."
        raise ValueError(message)
    middle = (value + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(value * (1 - value) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Share(value, n, max(0.0, min(value, middle - half)), min(1.0, max(value, middle + half)))
