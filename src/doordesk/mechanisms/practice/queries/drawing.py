"""The four components over time, as small drawings (foundation.ui.plots)."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from doordesk.engines.raters import Accuracy
from doordesk.foundation.ui.plots import Dot, DotStrip, Tick, share
from doordesk.mechanisms.practice.queries.accuracy import Growth, Moment
from doordesk.mechanisms.practice.queries.words import signed

LEFT, RIGHT = 0.04, 0.96


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing and the sentence that tells it to whoever cannot see it."""

    plot: DotStrip
    says: str


def drawings(growth: Growth) -> dict[str, Drawing]:
    """Draw each component at each moment; elevation around a zero line, the others from nothing up."""
    return {
        "elevation": _around_zero(growth),
        "differential_elevation": _from_zero(growth, lambda one: one.differential_elevation),
        "differential_accuracy": _from_zero(growth, lambda one: one.differential_accuracy),
        "stereotype_accuracy": _from_zero(growth, lambda one: one.stereotype_accuracy),
    }


def _from_zero(growth: Growth, value: Callable[[Accuracy], float]) -> Drawing:
    values = [value(one.found) for one in growth.moments]
    top = max(1, ceil(max(values)))
    rows = tuple(Tick(share(top - step, top), f"{step:g}") for step in (0, top / 2, top))
    return Drawing(DotStrip(_dots(growth, values, 0, top), rows, _columns(growth)), _course(values))


def _around_zero(growth: Growth) -> Drawing:
    values = [one.found.elevation for one in growth.moments]
    top = max(1, ceil(max(map(abs, values))))
    rows = tuple(Tick(share(top - step, 2 * top), signed(step)) for step in (top, 0, -top))
    zero = Tick(share(1, 2), "the experts")
    plot = DotStrip(_dots(growth, values, -top, top), rows, _columns(growth), middle=zero)
    return Drawing(plot, _course(values))


def _dots(growth: Growth, values: list[float], low: float, high: float) -> tuple[Dot, ...]:
    places = _places(growth)
    return tuple(
        Dot(
            x=share(places[number], 1),
            y=share(high - values[number], high - low),
            late=False,
            says=_said(one, values[number], growth, number),
        )
        for number, one in enumerate(growth.moments)
    )


def _places(growth: Growth) -> list[float]:
    last = len(growth.moments) - 1
    return [0.5 if not last else LEFT + (RIGHT - LEFT) * place / last for place in range(last + 1)]


def _columns(growth: Growth) -> tuple[Tick, ...]:
    """Name the first and the last case by its number; between them they count on."""
    places, first = _places(growth), len(growth.tried) - len(growth.moments) + 1
    named = {0: first, len(places) - 1: len(growth.tried)}
    return tuple(Tick(share(places[place], 1), f"case {number}") for place, number in named.items())


def _said(one: Moment, figure: float, growth: Growth, place: int) -> str:
    number = len(growth.tried) - len(growth.moments) + 1 + place
    return f"After case {number}: {signed(figure)}, over {one.cases} cases"


def _course(values: list[float]) -> str:
    return f"From {signed(values[0])} to {signed(values[-1])} steps in {len(values)} points."
