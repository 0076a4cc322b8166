"""A meeting from a file's tables, people and principles by their names; ids are their places.

The shape is that of the labelled packets: `candidate`, `members`, `principles` (name to owners), `passages`
and, where there are any, `step`, `votes` (name to first and second), `spoken`, `lines`, `gaps`, `days_open`,
`other_candidates`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from doordesk.engines.facilitation.meeting import (
    Column,
    Inclination,
    Line,
    Meeting,
    Member,
    Part,
    Passage,
    Principle,
    Rating,
    Step,
    Vote,
)

Table = Mapping[str, Any]
T = TypeVar("T", Step, Part, Column)


class Unreadable(ValueError):
    """A file that does not say what a meeting needs; the sentence names the place."""


class Names:
    """Names to ids, in the order in which they come."""

    def __init__(self, what: str, names: Iterable[str]) -> None:
        """Number them from 1."""
        self.what = what
        self.ids = {name: number for number, name in enumerate(names, start=1)}

    def __getitem__(self, name: object) -> int:
        """The id of a name, or a sentence that says who is missing."""
        if not isinstance(name, str) or name not in self.ids:
            known = ", ".join(self.ids) or "none"
            raise Unreadable(f"{name!r} is no {self.what} of this meeting; known: {known}.")
        return self.ids[name]


def meeting_from(table: Table) -> Meeting:
    """Read one meeting; `Unreadable` says which part is missing or is not what it should be."""
    try:
        return _meeting(table)
    except Unreadable:
        raise
    except KeyError as missing:
        raise Unreadable(f"{missing} is missing.") from missing
    except (TypeError, AttributeError, ValueError) as error:
        raise Unreadable(f"A part has another shape than it should: {error}.") from error


def _meeting(table: Table) -> Meeting:
    people = Names("member", (str(one["name"]) for one in table["members"]))
    principles = Names("principle", table.get("principles", {}))
    return Meeting(
        step=_one_of(Step, table.get("step", Step.DISCUSSING)),
        candidate=str(table["candidate"]),
        members=tuple(_member(people[one["name"]], one) for one in table["members"]),
        principles=tuple(
            Principle(principles[name], name, tuple(people[owner] for owner in owners))
            for name, owners in table.get("principles", {}).items()
        ),
        passages=tuple(
            _passage(number, one, people, principles)
            for number, one in enumerate(table.get("passages", ()), start=1)
        ),
        votes=tuple(_vote(people[name], pair) for name, pair in table.get("votes", {}).items()),
        spoken=tuple(people[name] for name in table.get("spoken", ())),
        lines=tuple(_line(one, people, principles) for one in table.get("lines", ())),
        gaps=tuple((principles[principle], people[name]) for principle, name in table.get("gaps", ())),
        days_open=None if table.get("days_open") is None else _whole(table["days_open"]),
        other_candidates=tuple(map(str, table.get("other_candidates", ()))),
    )


def _member(number: int, one: Table) -> Member:
    done = one.get("interviews_done")
    if done is not None:
        _whole(done)
    return Member(id=number, **{**one, "level": _whole(one["level"])})


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise Unreadable(f"{value!r} should be a whole number.")
    return value


def _passage(number: int, one: Table, people: Names, principles: Names) -> Passage:
    principle = principles[one["principle"]] if "principle" in one else None
    part = _one_of(Part, one.get("kind", Part.NOTES if principle is None else Part.EVIDENCE))
    rating = one.get("rating")
    if rating is not None and rating not in set(Rating):
        raise Unreadable(f"The rating {rating!r} of passage {number} is none of 4, 3, 2, 1 and 0.")
    return Passage(number, people[one["author"]], principle, part, str(one["text"]), rating)


def _vote(person: int, pair: Sequence[int | None]) -> Vote:
    first, second = (*pair, None)[:2]
    for vote in (first, second):
        if vote is not None and vote not in set(Inclination):
            raise Unreadable(f"The vote {vote!r} is none of 4, 3, 2 and 1.")
    return Vote(person, first, second)


def _line(one: Table, people: Names, principles: Names) -> Line:
    column = _one_of(Column, one["column"])
    return Line(
        principles[one["principle"]], column, people[one["author"]], str(one["text"]), one.get("passage")
    )


def _one_of(words: type[T], word: str) -> T:
    try:
        return words(word)
    except ValueError as error:
        raise Unreadable(f"{word!r} is none of {', '.join(words)}.") from error
