"""Which file of an export holds which table: by its name, or a single file by its fields. Touches nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.imports.queries.fields import Item
from doordesk.mechanisms.imports.queries.reading import values

JSON = {".json", ".jsonl", ".ndjson"}
PEOPLE = "people.csv"
PAGE = re.compile(r"[-_. ]?(?:page)?[-_. ]?\d+$")


class Table(StrEnum):
    """The tables that are read, in the order in which they are: names first, scorecards last."""

    ATTRIBUTE_NAMES = "job_candidate_attributes"
    QUESTIONS = "scorecard_questions"
    USERS = "users"
    JOBS = "jobs"
    CANDIDATES = "candidates"
    APPLICATIONS = "applications"
    ATTRIBUTES = "scorecard_candidate_attributes"
    ANSWERS = "scorecard_question_answers"
    SCORECARDS = "scorecards"


# A file whose name says nothing is known by fields that only this table has; the first match counts.
SIGNS: tuple[tuple[Table, frozenset[str]], ...] = (
    (Table.ATTRIBUTES, frozenset({"scorecard_id", "job_candidate_attribute_id"})),
    (Table.ANSWERS, frozenset({"scorecard_id", "scorecard_question_id"})),
    (Table.SCORECARDS, frozenset({"overall_recommendation"})),
    (Table.SCORECARDS, frozenset({"candidate_rating"})),
    (Table.APPLICATIONS, frozenset({"candidate_id", "status"})),
    (Table.CANDIDATES, frozenset({"application_ids"})),
    (Table.CANDIDATES, frozenset({"email_addresses"})),
    (Table.JOBS, frozenset({"hiring_team"})),
    (Table.JOBS, frozenset({"requisition_id"})),
    (Table.USERS, frozenset({"primary_email_address"})),
    (Table.USERS, frozenset({"primary_email"})),
    (Table.USERS, frozenset({"site_admin"})),
)
TABLES = ", ".join(f"{table}.json" for table in Table)
WAY_OUT = f"Name it after its table ({TABLES}), or give a folder of such files."


@dataclass(frozen=True)
class Export:
    """The files of an export by table, a people file, and the names of those that are neither."""

    tables: dict[Table, list[Path]] = field(default_factory=dict)
    people: Path | None = None
    aside: tuple[str, ...] = ()


def find(source: Path) -> Export:
    """Find the tables of a file or a folder, or refuse where there is none."""
    if source.is_dir():
        return _in_folder(source)
    if source.suffix.lower() == ".csv":
        return Export(people=source)
    if source.suffix.lower() not in JSON:
        what = f"{source.name} is neither people (.csv) nor an export (.json, .jsonl)."
        raise Refused(what, way_out="Nothing was read.", code="unknown_file", place="file")
    table = table_named(source) or _table_like(source)
    if table is None:
        what = f"{source.name} holds no table that is known here."
        raise Refused(what, way_out=WAY_OUT, code="unknown_table", place="file")
    return Export({table: [source]})


def items(paths: list[Path]) -> Iterator[Item | str]:
    """Yield the objects of these files with their places; for a value that is none, its place alone."""
    for path in paths:
        for number, value in enumerate(values(path), 1):
            place = f"{path.name}, item {number}"
            yield Item(place, value) if isinstance(value, dict) else place


def table_named(path: Path) -> Table | None:
    """The table that a file's name says: 'jobs.json', or 'jobs-2.json' for the second page of it."""
    stem = path.stem.lower()
    return next((table for table in Table if table in (stem, PAGE.sub("", stem))), None)


def _in_folder(folder: Path) -> Export:
    tables: dict[Table, list[Path]] = {}
    people, aside = None, []
    for path in sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(".")):
        table = table_named(path) if path.suffix.lower() in JSON else None
        if table:
            tables.setdefault(table, []).append(path)
        elif path.name.lower() == PEOPLE:
            people = path
        else:
            aside.append(path.name)
    if not tables and people is None:
        what = f"{folder} holds no file that can be imported."
        raise Refused(what, way_out=f"Known are {PEOPLE}, {TABLES}.", code="empty_folder", place="file")
    return Export(tables, people, tuple(aside))


def _table_like(path: Path) -> Table | None:
    first: Any = next(values(path), None)
    fields = frozenset(first) if isinstance(first, dict) else frozenset()
    return next((table for table, signs in SIGNS if signs <= fields), None)
