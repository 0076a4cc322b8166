"""The sample company as written in `company/`, read once into plain values (company/loops/README.md)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Table = dict[str, Any]
GROWTH = ("growth", "practice", "notes", "reviews")


@dataclass(frozen=True)
class Company:
    """Teams, people and openings by key, the loops in the order of their files, and how people learn."""

    name: str
    about: str
    domain: str
    teams: dict[str, Table]
    people: dict[str, Table]
    openings: dict[str, Table]
    loops: tuple[Table, ...]
    growth: Table


@cache
def company() -> Company:
    """Return the company; the files are part of the package."""
    root = files(__package__) / "company"
    facts = tomllib.loads((root / "company.toml").read_text("utf-8"))
    described = tomllib.loads((root / "openings.toml").read_text("utf-8"))
    texts = {one["key"]: one["description"] for one in described["opening"]}
    openings = {one["key"]: one | {"description": texts[one["key"]]} for one in facts["opening"]}
    return Company(
        name=facts["name"],
        about=facts["about"],
        domain=facts["email_domain"],
        teams={one["key"]: one for one in facts["team"]},
        people={one["key"]: one for one in facts["person"]},
        openings=openings,
        loops=tuple(_loops()),
        growth={key: one for name in GROWTH for key, one in tomllib.loads(_text(name)).items()},
    )


def _text(name: str) -> str:
    return (files(__package__) / "company" / f"{name}.toml").read_text("utf-8")


def _loops() -> Iterator[Table]:
    folder = files(__package__) / "company" / "loops"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            yield tomllib.loads(file.read_text("utf-8"))
