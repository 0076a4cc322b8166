"""Dates and times in words, in the reader's zone (Django's active one)."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doordesk.foundation.kernel import clock

FORMATS = {
    "moment": gettext_lazy("D j M Y, H:i"),
    "short": gettext_lazy("j M, H:i"),
    "dated": gettext_lazy("j M Y, H:i"),
    "day": gettext_lazy("D j M Y"),
    "clock": gettext_lazy("H:i"),
    "second": gettext_lazy("H:i:s"),
}


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def in_words(value: datetime, form: str = "moment") -> str:
    """Write a moment in the reader's zone, in one of FORMATS; the short one names a year that is not this."""
    local = timezone.localtime(value)
    if form == "short" and local.year != timezone.localtime(clock.now()).year:
        form = "dated"
    return date_format(local, str(FORMATS[form]))


def beside(value: datetime, zone: str) -> str:
    """Name another zone's clock beside the reader's: '15:00 in Lisbon', with the day if it differs."""
    there = value.astimezone(_zone(zone))
    form = "clock" if there.date() == timezone.localtime(value).date() else "short"
    city = zone.rsplit("/", 1)[-1].replace("_", " ")
    return _("%(clock)s in %(city)s") % {"clock": date_format(there, str(FORMATS[form])), "city": city}


def distance(value: datetime, now: datetime | None = None) -> str:
    """Say how far away a moment is, in its largest unit: 'in 3 hours', '2 days ago'."""
    now = now or clock.now()
    if abs(value - now) < timedelta(minutes=1):
        return _("now")
    if value > now:
        return _("in %(span)s") % {"span": timeuntil(value, now, depth=1)}
    return _("%(span)s ago") % {"span": timesince(value, now, depth=1)}


def due_words(value: datetime, now: datetime | None = None) -> str:
    """Say when something is or was due, as the desk does: 'due today 17:00', 'was due yesterday 17:00'."""
    now = now or clock.now()
    local = timezone.localtime(value)
    days = (local.date() - timezone.localtime(now).date()).days
    hour = date_format(local, str(FORMATS["clock"]))
    when = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get(days)
    this_year = local.year == timezone.localtime(now).year
    when = when or date_format(local, _("D j M") if this_year else _("D j M Y"))
    pattern = _("was due %(day)s %(clock)s") if value < now else _("due %(day)s %(clock)s")
    return pattern % {"day": when, "clock": hour}
