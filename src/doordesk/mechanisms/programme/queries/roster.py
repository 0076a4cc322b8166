"""Who works here, and how many of each team and level are certified or on the way (rules P1, P6, L4)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from doordesk.foundation.people.models import Person

TEAMLESS = "No team"
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here."""

    pk: int
    name: str
    team: str
    level: int
    zone: str


def members(team: int | None = None) -> dict[int, Member]:
    """Everybody of a team, or of the company, by name; one query."""
    people = Person.objects.filter(is_active=True, **({"team": team} if team else {})).order_by("name", "pk")
    rows = people.values_list("pk", "name", "team__name", "level", "zone")
    return {pk: Member(pk, name, of or TEAMLESS, level, zone) for pk, name, of, level, zone in rows}


@dataclass(frozen=True, slots=True)
class Standing:
    """Who may interview, who may lead a debrief, and who is on a path; keys of people."""

    interviewers: Collection[int]
    bar_raisers: Collection[int]
    learners: Collection[int]


@dataclass(frozen=True, slots=True)
class Certified:
    """A team or a level: its people, and how many of them may what; the lapsed do not count (P6).

    `can_lead` counts the Bar Raisers at this level or above: who may lead a loop for such a post (L4).
    """

    name: str
    people: int
    interviewers: int
    bar_raisers: int
    learners: int
    can_lead: int = 0


def by_team(people: Mapping[int, Member], who: Standing) -> list[Certified]:
    """Count each team, by its name; those without one come last."""
    groups = _grouped(people, lambda one: one.team)
    names = sorted(groups, key=lambda name: (name == TEAMLESS, name.casefold()))
    return [_counted(name, groups[name], who) for name in names]


def by_level(people: Mapping[int, Member], who: Standing) -> list[Certified]:
    """Count each level, the highest first."""
    groups, above, found = _grouped(people, lambda one: one.level), 0, []
    for level in sorted(groups, reverse=True):
        above += len(groups[level] & set(who.bar_raisers))
        found.append(_counted(str(level), groups[level], who, above))
    return found


def _grouped(people: Mapping[int, Member], key: Callable[[Member], K]) -> dict[K, set[int]]:
    groups: dict[K, set[int]] = defaultdict(set)
    for one in people.values():
        groups[key(one)].add(one.pk)
    return groups


def _counted(name: str, group: set[int], who: Standing, can_lead: int = 0) -> Certified:
    able, leads, learns = (
        len(group & set(keys)) for keys in (who.interviewers, who.bar_raisers, who.learners)
    )
    return Certified(name, len(group), able, leads, learns, can_lead)
