"""The scripts of debriefs that can be lived through alone, as written in `company/plays/` (its README)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files

from doordesk.mechanisms import demo
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.states import Holder, Turn
from doordesk.mechanisms.demo.story import Table


@dataclass(frozen=True, slots=True)
class Start:
    """A way in that the demo's door offers: whose seat, in which words."""

    person: str
    label: str
    finds: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the one who leads waits, and for what."""

    lobby: timedelta
    settle: timedelta
    reading: timedelta
    ballots: timedelta
    turn: timedelta
    closing: timedelta


@dataclass(frozen=True, slots=True)
class Saying:
    """A line for the two-column list; `source` wrote the words that it quotes."""

    principle: str
    column: str
    text: str
    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Lack:
    """'Not enough data' on a principle, against somebody's interview."""

    principle: str
    interview: str
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one member does when the demo plays them."""

    arrives: timedelta
    reads: timedelta
    votes: timedelta
    vote: int
    why: str
    speaks: timedelta
    lines: tuple[Saying, ...]
    lack: Lack | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a key says; the Bar Raiser's says two things more (rule D11)."""

    reason: str
    better_than_half: bool | None = None
    raises_bar: str = ""


@dataclass(frozen=True, slots=True)
class KeyPart:
    """When a key is turned, and what it says with it."""

    after: timedelta
    answers: Mapping[Turn, Answer]


@dataclass(frozen=True, slots=True)
class Script:
    """One debrief to live through, named as its file; people by their keys in the story."""

    name: str
    candidate: str
    starts: tuple[Start, ...]
    pace: Pace
    parts: Mapping[str, Part]
    keys: Mapping[Holder, KeyPart]


@cache
def scripts() -> tuple[Script, ...]:
    """Return all scripts, by their files' names; the files are part of the package."""
    folder = files(demo) / "company" / "plays"
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(read(one.name.removesuffix(".toml"), tomllib.loads(one.read_text("utf-8"))) for one in found)


def script_of(candidate: str) -> Script | None:
    """Return the script of a candidate's debrief."""
    return next((one for one in scripts() if one.candidate == candidate), None)


def read(name: str, told: Table) -> Script:
    """Return a script from its table."""
    return Script(
        name=name,
        candidate=told["candidate"],
        starts=tuple(Start(one["person"], one["start"], one["finds"]) for one in told["seat"]),
        pace=Pace(**{name: timedelta(seconds=value) for name, value in told["pace"].items()}),
        parts={one["person"]: _part(one) for one in told["member"]},
        keys={holder: _key(told[holder.value]) for holder in Holder},
    )


def _part(told: Table) -> Part:
    lines = [
        Saying(one["principle"], one["column"], one["text"], one["from"], one["quote"])
        for one in told.get("line", [])
    ]
    return Part(
        **{name: timedelta(seconds=told[name]) for name in ("arrives", "reads", "votes", "speaks")},
        vote=Vote[told["vote"].upper()].value,
        why=told["why"],
        lines=tuple(lines),
        lack=Lack(**told["gap"]) if "gap" in told else None,
    )


def _key(told: Table) -> KeyPart:
    answers = {Turn(name): Answer(**table) for name, table in told.items() if name != "after"}
    return KeyPart(timedelta(seconds=told["after"]), answers)
