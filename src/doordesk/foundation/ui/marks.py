"""The four votes and ratings as a reader sees them: sign, words, place on the scale. Rules F1, F2, D12."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Mark:
    """One mark: `name` hooks the colour, `vote` and `rating` are said, `place` is its x on the scale."""

    name: str
    sign: str
    vote: Words
    rating: Words
    place: int | None = None


MARKS: dict[str, Mark] = {
    mark.name: mark
    for mark in (
        Mark("4", "++", _("Strongly inclined"), _("Raises the bar"), 126),
        Mark("3", "+", _("Inclined"), _("Meets the bar"), 87),
        Mark("2", "\N{MINUS SIGN}", _("Not inclined"), _("Below the bar"), 48),
        Mark("1", "\N{MINUS SIGN}\N{MINUS SIGN}", _("Strongly not inclined"), _("Well below the bar"), 10),
        Mark("unknown", "?", _("Not enough data"), _("Not enough data")),
        Mark("sealed", "•", _("Sealed"), _("Sealed")),
        Mark("none", "", _("No vote yet"), _("Not rated yet")),
    )
}


def mark_of(value: object) -> Mark:
    """Find the mark for 4 to 1 (number, text, enum), 0 or "?" (not enough data), "sealed"; else none yet."""
    key = str(getattr(value, "value", value))
    return MARKS.get("unknown" if key in {"0", "?"} else key, MARKS["none"])
