"""The page's tables as they are handed out (CSV)."""

from collections.abc import Callable

from doordesk.mechanisms.programme.queries import Programme
from doordesk.mechanisms.programme.queries.roster import Certified

Row = tuple[object, ...]
Table = tuple[tuple[str, ...], list[Row]]


def table(found: Programme, name: str) -> tuple[str, tuple[str, ...], list[Row]]:
    """Return name, header and rows of a table; without a known name, the teams."""
    known = name if name in TABLES else "teams"
    return known, *TABLES[known](found)


def _certified(one: Certified) -> Row:
    return one.name, one.people, one.interviewers, one.bar_raisers, one.learners


def _teams(found: Programme) -> Table:
    header = ("team", "people", "interviewers", "bar raisers", "on a path")
    return header, [_certified(one) for one in found.teams]


def _levels(found: Programme) -> Table:
    header = ("level", "people", "interviewers", "bar raisers", "on a path", "bar raisers at or above")
    return header, [(*_certified(one), one.can_lead) for one in found.levels]


def _weeks(found: Programme) -> Table:
    interviews = ("interviews with an interviewer", "interviews without", "free places of interviewers")
    loops = ("loops led", "loops without a leader", "free places of bar raisers", "open seats")
    rows: list[Row] = [
        (
            one.monday.isoformat(),
            one.interviews,
            one.unfilled,
            one.free,
            one.loops,
            one.leaderless,
            one.leads_free,
            one.seats,
        )
        for one in found.weeks
    ]
    return ("monday", *interviews, *loops), rows


def _seats(found: Programme) -> Table:
    rows: list[Row] = [(one.kind.label, one.people, one.needed, one.open) for one in found.queues]
    return ("kind", "people waiting", "seats they need", "open seats"), rows


def _load(found: Programme) -> Table:
    header = (
        "name",
        "team",
        "interviews this week",
        "next week",
        "mean of the weeks before",
        "most in a week",
    )
    more = ("loops led this week", "weeks over the limit", "overrides")
    rows: list[Row] = [
        (
            one.who.name,
            one.who.team,
            one.now,
            one.ahead,
            round(one.mean, 2),
            max(one.past),
            one.led,
            one.over,
            one.overrides,
        )
        for one in found.load
    ]
    return (*header, *more), rows


def _overrides(found: Programme) -> Table:
    rows: list[Row] = [(one.at, one.person.name, one.by.name, one.reason) for one in found.overrides]
    return ("at", "name", "let go by", "reason"), rows


def _lapsing(found: Programme) -> Table:
    header = ("name", "team", "certificate", "lapses", "last interview", "next interview")
    rows: list[Row] = [
        (one.who.name, one.who.team, one.path, one.until, one.interviewed, one.ahead) for one in found.lapses
    ]
    return header, rows


def _paths(found: Programme) -> Table:
    header = ("name", "team", "path", "next step", "missing", "of", "nothing since", "mentor", "turn")
    rows: list[Row] = [
        (
            one.who.name,
            one.who.team,
            one.path,
            one.next,
            one.missing,
            one.needed,
            one.since,
            one.mentor,
            one.says,
        )
        for one in found.walking
    ]
    return header, rows


TABLES: dict[str, Callable[[Programme], Table]] = {
    "lapsing": _lapsing,
    "levels": _levels,
    "load": _load,
    "overrides": _overrides,
    "paths": _paths,
    "seats": _seats,
    "teams": _teams,
    "weeks": _weeks,
}
