"""What has been done towards each kind of step, as the mechanisms tell in which it is done (rule P1).

Training lies low in the house: it asks, and never hears who answers. A mechanism's `queries` registers, for
each kind of step that is done in it, what somebody did (`counts`), where one goes to do it (`leads`) and,
where the number is not the company's to set, how many there are (`asks`). Nothing of it is stored here.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from doordesk.mechanisms.training.states import StepKind


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that somebody did: when (aware), in words that say nothing sealed, and where it stands.

    `key` tells it from other things of its kind, so that the same thing is never counted twice.
    """

    person_id: int
    key: str
    at: datetime
    what: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """What to do next: a sentence for the desk ('Take the next lesson: Follow-up questions') and its page.

    `owed` when the desk says it already, as a duty of its own.
    """

    sentence: str
    url: str
    owed: bool = False


# `detail` is the step's own: which course. Providers answer for all the people at once, in fixed queries.
Counting = Callable[[Collection[int], str], Iterable[Done]]
Leading = Callable[[int, str], Way | None]
Asking = Callable[[str], int]
Interviewing = Callable[[Collection[int]], dict[int, datetime]]

_counting: dict[StepKind, Counting] = {}
_leading: dict[StepKind, Leading] = {}
_asking: dict[StepKind, Asking] = {}
_interviewing: list[Interviewing] = []


def counts(kind: StepKind) -> Callable[[Counting], Counting]:
    """Register `(people, detail) -> what they did` for a kind of step; twice is a mistake."""

    def register(provider: Counting) -> Counting:
        if kind in _counting:
            message = f"{kind} is counted already"
            raise ValueError(message)
        _counting[kind] = provider
        return provider

    return register


def leads(kind: StepKind) -> Callable[[Leading], Leading]:
    """Register `(person, detail) -> what to do next` for a kind of step; None when others begin it."""

    def register(provider: Leading) -> Leading:
        _leading[kind] = provider
        return provider

    return register


def asks(kind: StepKind) -> Callable[[Asking], Asking]:
    """Register `(detail) -> how many there are` where that is a fact: the lessons of a course."""

    def register(provider: Asking) -> Asking:
        _asking[kind] = provider
        return provider

    return register


def interviewed(provider: Interviewing) -> Interviewing:
    """Register `(people) -> when each last gave an interview` (rule P6)."""
    _interviewing.append(provider)
    return provider


def done(kind: StepKind, people: Collection[int], detail: str = "") -> dict[int, list[Done]]:
    """Return what each of these people did of a kind, the earliest first, each thing once."""
    found: dict[int, dict[str, Done]] = {}
    provider = _counting.get(kind)
    for one in sorted(provider(people, detail), key=lambda it: it.at) if provider and people else ():
        found.setdefault(one.person_id, {}).setdefault(one.key, one)
    return {person: list(things.values()) for person, things in found.items()}


def way(kind: StepKind, person: int, detail: str = "") -> Way | None:
    """Return what somebody does next for a kind of step, None when others have to begin it."""
    return _leading[kind](person, detail) if kind in _leading else None


def needed(kind: StepKind, count: int, detail: str = "") -> int:
    """Return how many a step asks for: the company's number, or what there is."""
    return _asking[kind](detail) if kind in _asking else count


def last_interviews(people: Collection[int]) -> dict[int, datetime]:
    """Return when each of these people last gave an interview, for those who ever did (rule P6)."""
    latest: dict[int, datetime] = {}
    for provider in _interviewing:
        for person, at in provider(people).items():
            latest[person] = max(at, latest.get(person, at))
    return latest
