"""What a people file would do to the company: who is new, who changes, and every row that cannot be. Pure."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from doordesk.foundation.kernel.actors import Role
from doordesk.foundation.people.actions.sheet import Line, Problem, Sheet
from doordesk.foundation.people.queries import known_zones

LEVELS = range(1, 13)
LONGEST = {"email": 254, "name": 120, "title": 120, "team": 80}


class Outcome(StrEnum):
    """What happens to a person by an import."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as a people file sees one; `manager_email` names the manager's row, "" for none."""

    email: str
    name: str
    title: str = ""
    level: int = 4
    team: str = ""
    manager_email: str = ""
    zone: str = "UTC"
    roles: frozenset[Role] = frozenset()
    active: bool = True

    def shown(self, column: str) -> str:
        """Write one column as the file would."""
        value = getattr(self, column)
        return " ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


@dataclass(frozen=True, slots=True)
class Change:
    """One column of a person, before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """What becomes of one line: nobody before means a new person."""

    line: int
    before: Entry | None
    after: Entry
    columns: tuple[str, ...]

    @property
    def outcome(self) -> Outcome:
        """Say whether the person is new, changed or as before."""
        if self.before is None:
            return Outcome.CREATED
        return Outcome.UNCHANGED if self.before == self.after else Outcome.UPDATED

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """List the columns that change; of a new person, what more there is than address and name."""
        if self.before is None:
            more = [name for name in self.columns if name not in {"email", "name"}]
            told = ((name, "", self.after.shown(name)) for name in more)
        else:
            told = ((name, self.before.shown(name), self.after.shown(name)) for name in self.columns)
        return tuple(Change(*one) for one in told if one[1] != one[2])


@dataclass(frozen=True)
class Roster:
    """What an import does, whole: with a single problem nothing of it is done."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    new_teams: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True when it can be done as it stands."""
        return not self.problems

    def of(self, outcome: Outcome) -> list[Row]:
        """Give the rows with one outcome."""
        return [row for row in self.rows if row.outcome is outcome]

    @property
    def counts(self) -> dict[str, int]:
        """How many people are created, updated and unchanged."""
        return {outcome.value: len(self.of(outcome)) for outcome in Outcome}

    @cached_property
    def digest(self) -> str:
        """Mark the whole plan, so that what is done is what was shown."""
        plan = [
            (row.line, row.outcome.value, row.changes, row.after.email, row.after.name) for row in self.rows
        ]
        return sha256(repr((plan, self.new_teams)).encode()).hexdigest()


def decide(sheet: Sheet, company: Mapping[str, Entry], teams: Collection[str], acting: str = "") -> Roster:
    """Compare a file with the company (by address); `acting` is the address of whoever imports.

    People of the company without an address stand under their number, such as #12.
    """
    problems = list(sheet.problems)
    names = {team.casefold(): team for team in teams}
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for line in sheet.lines:
        email = line.cells["email"].lower()
        wrong = list(_faults(line, company.get(email), seen))
        problems.extend(wrong)
        seen.setdefault(email, line.number)
        if not wrong and not line.spoilt:
            rows.append(_row(line, company.get(email), names))
    problems.extend(_unknown_managers(sheet.lines, company, seen))
    problems.extend(_circles(rows, company))
    problems.extend(_role_faults(rows, company, acting))
    new = sorted({row.after.team for row in rows} - set(teams) - {""})
    return Roster(tuple(rows), tuple(sorted(problems, key=lambda one: one.line)), tuple(new))


def _row(line: Line, before: Entry | None, names: dict[str, str]) -> Row:
    """Lay a sound line over what is known of the person; a column that the file lacks stays as it is."""
    cells = line.cells
    told: dict[str, object] = {name: cells[name] for name in ("name", "title") if name in cells}
    if "team" in cells:
        told["team"] = names.setdefault(cells["team"].casefold(), cells["team"])
    if "manager_email" in cells:
        told["manager_email"] = cells["manager_email"].lower()
    if "roles" in cells:
        told["roles"] = frozenset(Role(word) for word in _words(cells["roles"]))
    if cells.get("level"):
        told["level"] = int(cells["level"])
    if cells.get("zone"):
        told["zone"] = cells["zone"]
    base = before or Entry(cells["email"].lower(), cells["name"])
    return Row(line.number, before, replace(base, **told), tuple(cells))  # type: ignore[arg-type]


def _words(roles: str) -> list[str]:
    return [word for word in re.split(r"[\s,;|]+", roles.lower()) if word]


def _faults(line: Line, before: Entry | None, seen: Mapping[str, int]) -> Iterator[Problem]:
    """Name what is wrong with one line by itself."""
    cells = line.cells
    said = {
        "email": _email_fault(cells["email"], seen, known=before is not None),
        "name": "" if cells["name"] else "A name is missing.",
        "level": _level_fault(cells.get("level", ""), new=before is None),
        "zone": _zone_fault(cells.get("zone", "")),
        "roles": _roles_fault(cells.get("roles", "")),
    }
    for column, most in LONGEST.items():
        if len(cells.get(column, "")) > most:
            said[column] = f"It is longer than {most} letters."
    for column, reason in said.items():
        if reason and column not in line.spoilt:
            yield Problem(line.number, column, reason)


def _email_fault(email: str, seen: Mapping[str, int], *, known: bool) -> str:
    if not email:
        return "An address is missing: it tells people apart."
    if email.lower() in seen:
        return f"{email} stands on line {seen[email.lower()]} already."
    if known:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return f"“{email}” is not an e-mail address."
    return ""


def _level_fault(level: str, *, new: bool) -> str:
    if not level:
        return "A new person needs a level: the rules for loops rest on it." if new else ""
    if level.isascii() and level.isdecimal() and int(level[:4]) in LEVELS:
        return ""
    return f"“{level}” is not a level. Levels are whole numbers from {LEVELS[0]} to {LEVELS[-1]}."


def _zone_fault(zone: str) -> str:
    if not zone or zone in known_zones():
        return ""
    return f"No time zone is called “{zone}”. They are named like Europe/Lisbon or America/New_York."


def _roles_fault(roles: str) -> str:
    unknown = [word for word in _words(roles) if word not in set(Role)]
    return f"“{unknown[0]}” is not a role. Roles are {', '.join(Role)}." if unknown else ""


def _unknown_managers(
    lines: tuple[Line, ...], company: Mapping[str, Entry], seen: Mapping[str, int]
) -> Iterator[Problem]:
    for line in lines:
        manager = line.cells.get("manager_email", "").lower()
        if manager and manager not in seen and manager not in company:
            reason = f"Nobody has the address {manager}, neither in this file nor in the company."
            yield Problem(line.number, "manager_email", reason)


def _circles(rows: list[Row], company: Mapping[str, Entry]) -> Iterator[Problem]:
    """Name each line whose person would report to themself, directly or through others (rules L4, L5)."""
    above = {key: entry.manager_email for key, entry in company.items()}
    above |= {row.after.email: row.after.manager_email for row in rows}
    circling = _on_circles(above)
    for row in rows:
        if row.after.email in circling:
            yield Problem(row.line, "manager_email", _circle(row.after.email, above))


def _on_circles(above: Mapping[str, str]) -> set[str]:
    """Return everybody who is met again on their own way up."""
    found: set[str] = set()
    done: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        at = start
        while at in above and at not in done and at not in way:
            way[at] = None
            at = above[at]
        if at in way:
            path = list(way)
            found.update(path[path.index(at) :])
        done.update(way)
    return found


def _circle(start: str, above: Mapping[str, str]) -> str:
    way = [above[start]]
    while way[-1] != start:
        way.append(above[way[-1]])
    if len(way) == 1:
        return f"{start} would report to themself."
    return f"{start} would report to themself, by way of {', '.join(way[:-1])}."


def _role_faults(rows: list[Row], company: Mapping[str, Entry], acting: str) -> Iterator[Problem]:
    """Nobody grants themself a role, and somebody stays administrator."""
    for row in rows:
        had = row.before.roles if row.before else frozenset()
        if acting and row.after.email == acting and row.after.roles - had:
            yield Problem(row.line, "roles", "Nobody grants themself a role. Ask another administrator.")
    after = dict(company) | {row.after.email: row.after for row in rows}
    if any(map(_administers, company.values())) and not any(map(_administers, after.values())):
        for row in rows:
            if row.before and _administers(row.before):
                reason = f"{row.after.name} is the last administrator, and somebody has to be one."
                yield Problem(row.line, "roles", reason)


def _administers(entry: Entry) -> bool:
    return entry.active and Role.ADMINISTRATOR in entry.roles
