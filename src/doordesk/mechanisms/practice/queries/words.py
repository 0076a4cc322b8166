"""What the four components mean, in plain words with the figure (rule P2)."""

from dataclasses import dataclass

from doordesk.engines.raters import Accuracy

NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Meaning:
    """A component: its name in the literature, what it asks, the figure and a sentence about you."""

    key: str
    name: str
    asks: str
    figure: str
    sentence: str


def signed(value: float, *, plus: bool = True) -> str:
    """Write steps with one decimal and a true minus; nothing is nothing.

    >>> signed(-0.42), signed(0.38), signed(-0.01)
    ('−0.4', '+0.4', '0.0')
    """
    text = f"{abs(value):.1f}"
    if text == "0.0":
        return text
    return f"−{text}" if value < 0 else f"{'+' if plus else ''}{text}"


def meanings(found: Accuracy) -> list[Meaning]:
    """Put the four into words, those one can do most about first."""
    return [
        Meaning(
            "elevation",
            "Elevation",
            "Are you strict or mild?",
            signed(found.elevation),
            level(found.elevation),
        ),
        Meaning(
            "differential_elevation",
            "Differential elevation",
            "Do you tell strong candidates from weak ones?",
            signed(found.differential_elevation, plus=False),
            _apart(
                found.differential_elevation,
                "You place each candidate, over all, where the experts do.",
                "Over all, a candidate lies {} steps from where the experts place them among the others.",
            ),
        ),
        Meaning(
            "differential_accuracy",
            "Differential accuracy",
            "Do you see who is strong in what?",
            signed(found.differential_accuracy, plus=False),
            _apart(
                found.differential_accuracy,
                "You see each candidate’s strengths and weaknesses where the experts do.",
                "A single rating lies {} steps from the experts’, once all that is above is taken out.",
            ),
        ),
        Meaning(
            "stereotype_accuracy",
            "Stereotype accuracy",
            "Do you rate every principle by the same measure?",
            signed(found.stereotype_accuracy, plus=False),
            _apart(
                found.stereotype_accuracy,
                "You rate every principle by the same measure as the experts.",
                "You are milder on some principles than on others: {} steps apart from the experts’ pattern.",
            ),
        ),
    ]


def level(elevation: float) -> str:
    """Say how high somebody rates.

    >>> level(0.42)
    'You rate 0.4 steps higher than the experts, whoever it is.'
    """
    if abs(elevation) < NEAR:
        return "On the whole you rate as high as the experts."
    side = "higher" if elevation > 0 else "lower"
    return f"You rate {abs(elevation):.1f} steps {side} than the experts, whoever it is."


def _apart(value: float, near: str, far: str) -> str:
    return near if value < NEAR else far.format(f"{value:.1f}")
