"""The theme's colours can be read: computed from the tokens themselves, on paper and at night."""

import math
import re
from pathlib import Path

import pytest

from doordesk.foundation import ui

THEME = (Path(ui.__file__).parent / "theme" / "theme.css").read_text()
COLOUR = r"oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)"
PAPER, NIGHT = 0, 1
GROUNDS = ("background", "card", "muted", "good-wash", "warn-wash", "bad-wash", "info-wash")


def tokens(side: int) -> dict[str, tuple[float, float, float]]:
    """Read every token of one side; `var(--x)` follows its name."""
    found: dict[str, tuple[float, float, float]] = {}
    for name, value in re.findall(
        r"^\s+--([\w-]+): (light-dark\(.*\)|var\(--[\w-]+\));$", THEME, re.MULTILINE
    ):
        colours = re.findall(COLOUR, value)
        if colours:
            lightness, chroma, hue = colours[side]
            found[name] = (float(lightness), float(chroma), float(hue))
        elif value[6:-1] in found:
            found[name] = found[value[6:-1]]
    return found


def luminance(colour: tuple[float, float, float]) -> float:
    """Relative luminance of an OKLCH colour (B. Ottosson's matrices, clipped to sRGB)."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return sum(
        weight * min(1.0, max(0.0, part)) for weight, part in ((0.2126, red), (0.7152, green), (0.0722, blue))
    )


def contrast(side: int, ink: str, ground: str) -> float:
    colours = tokens(side)
    low, high = sorted((luminance(colours[ink]), luminance(colours[ground])))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("side", [PAPER, NIGHT], ids=["paper", "night"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_body_text_reaches_seven_to_one(side: int, ground: str) -> None:
    assert contrast(side, "foreground", ground) >= 7


@pytest.mark.parametrize("side", [PAPER, NIGHT], ids=["paper", "night"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(("muted-foreground", ground) for ground in GROUNDS),
        *(("primary", ground) for ground in GROUNDS),
        ("primary-foreground", "primary"),
        ("primary-foreground", "primary-strong"),
        *((f"vote-{vote}-ink", f"vote-{vote}") for vote in (4, 3, 2, 1)),
        *((tone, f"{tone}-wash") for tone in ("good", "warn", "bad", "info")),
    ],
)
def test_quieter_text_reaches_four_and_a_half(side: int, ink: str, ground: str) -> None:
    assert contrast(side, ink, ground) >= 4.5


@pytest.mark.parametrize("side", [PAPER, NIGHT], ids=["paper", "night"])
@pytest.mark.parametrize("mark", ["input", "ring", "vote-4", "vote-1"])
def test_marks_and_edges_reach_three_to_one(side: int, mark: str) -> None:
    assert contrast(side, mark, "background") >= 3


def test_there_are_five_sizes_and_two_weights() -> None:
    assert re.findall(r"--text-(\w+): [\d.]+rem", THEME) == ["xs", "sm", "base", "lg", "xl"]
    assert set(re.findall(r"--font-weight-\w+: (\d+)", THEME)) == {"400", "600"}
