"""A date and time as typed on one's own clock; hours that are skipped or come twice are explained."""

from datetime import UTC, datetime, tzinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format

YEARS = range(2000, 2200)


class MomentField(forms.DateTimeField):
    """Take 'YYYY-MM-DDTHH:MM' in the reader's zone and return an aware moment."""

    def __init__(self, **kwargs: Any) -> None:
        """Draw the browser's own picker, to the minute."""
        attrs = {"type": "datetime-local"}
        super().__init__(widget=forms.DateTimeInput(attrs=attrs, format="%Y-%m-%dT%H:%M"), **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """Read the text, or say what is wrong with it."""
        if value in self.empty_values:
            return None
        try:
            typed = parse_datetime(str(value).strip())
        except ValueError:
            typed = None
        if typed is None or typed.year not in YEARS:
            raise ValidationError(
                "This is no date with a time; write it like 2026-03-24 14:00.", code="invalid"
            )
        return (typed if typed.tzinfo else on_the_clock(typed, timezone.get_current_timezone())).astimezone(
            UTC
        )


def on_the_clock(typed: datetime, zone: tzinfo) -> datetime:
    """Return the moment at which a clock in this zone shows that hour; it must show it once."""
    first, second = typed.replace(tzinfo=zone), typed.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    said = date_format(typed, "j F Y, H:i")
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != typed:
        raise ValidationError(
            f"{said} does not exist in {zone}: the clocks go forward then. Choose an hour before or after.",
            code="skipped",
        )
    raise ValidationError(
        f"{said} comes twice in {zone}: the clocks go back then. Choose an hour that comes once.",
        code="twice",
    )


def clocks_apart(name: str, zone: tzinfo, moment: datetime) -> str:
    """Compare the reader's clock with somebody's: 'Amara's clock (Africa/Lagos) is then 1 h behind yours'."""
    theirs, mine = moment.astimezone(zone).utcoffset(), timezone.localtime(moment).utcoffset()
    assert theirs is not None  # noqa: S101 -- a zone has an offset
    assert mine is not None  # noqa: S101 -- the same
    minutes = round((theirs - mine).total_seconds() / 60)
    if not minutes:
        return f"{name}'s clock ({zone}) shows the same."
    hours, rest = divmod(abs(minutes), 60)
    length = f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{name}'s clock ({zone}) is {length} {'ahead of' if minutes > 0 else 'behind'} yours."
