"""Places by week and the load of people, as drawings (rule L10)."""

from dataclasses import dataclass
from statistics import median

from django.utils.formats import date_format

from doordesk.foundation.ui import plots
from doordesk.mechanisms.programme.queries import Programme
from doordesk.mechanisms.programme.queries.load import Loaded


@dataclass(frozen=True)
class Weeks:
    """Free places of interviewers and of Bar Raisers in each week."""

    interviewers: plots.Columns
    bar_raisers: plots.Columns
    says: str


def weeks_of(found: Programme) -> Weeks:
    """Stand the free places of each week side by side."""
    labels = [date_format(one.monday, "j M") for one in found.weeks]
    short = [label for label, one in zip(labels, found.weeks, strict=True) if one.short]
    says = (
        f"Not enough places in the week of {', '.join(short)}." if short else "Places suffice in each week."
    )
    return Weeks(
        plots.columns([one.free for one in found.weeks], labels),
        plots.columns([one.leads_free for one in found.weeks], labels),
        says,
    )


@dataclass(frozen=True)
class Load:
    """Everybody's weeks before this one, a dot each, in alphabetical order."""

    plot: plots.DotStrip
    says: str


def load_of(found: Programme) -> Load | None:
    """Draw the mean of each person; nothing where nobody is certified."""
    rows = found.load
    if not rows:
        return None
    limit = found.settings["load.interviews_per_week"]
    points = [plots.Point(_place(at, len(rows)), one.mean, _said(one)) for at, one in enumerate(rows)]
    ticks = [
        plots.Tick(plots.share(point.place, 1), one.who.name.split()[0])
        for point, one in zip(points, rows, strict=True)
    ]
    middle = median(one.mean for one in rows)
    over = sum(one.over > 0 for one in rows)
    busy = (
        f"{over} of {len(rows)} went over a limit in these weeks or this one."
        if over
        else "Nobody went over."
    )
    says = f"In the middle, somebody gives {middle:.1f} interviews a week. {busy}"
    plot = plots.dot_strip(
        points, plots.thinned(ticks), (limit, f"limit {limit}"), (middle, f"median {middle:.1f}")
    )
    return Load(plot, says)


def _place(at: int, whole: int) -> float:
    return (at + 0.5) / whole


def _said(one: Loaded) -> str:
    return f"{one.who.name}: {one.mean:.1f} a week, {one.now} this week"
