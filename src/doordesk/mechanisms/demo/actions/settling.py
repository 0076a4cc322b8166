"""Before anybody applies: people, principles, certificates and openings."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR, Role
from doordesk.foundation.people.actions import add_person, change_roles
from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.queries import address
from doordesk.mechanisms.demo.story import Table, company
from doordesk.mechanisms.demo.timeline import Timeline
from doordesk.mechanisms.openings import actions as openings
from doordesk.mechanisms.openings.models import Facts, Opening
from doordesk.mechanisms.principles.actions import load_example_set
from doordesk.mechanisms.principles.models import Principle, Version
from doordesk.mechanisms.training.actions import grant, renew
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.states import Known

FOUNDED = timedelta(days=1000)
AGAIN = 330  # days: certificates are renewed in time
BEFORE = "Interviewed here before Doordesk; the Core of the time vouched for it."
READ = "Interviewed all year; the assessments were read."
OPENED = -120  # working days


@dataclass
class Town:
    """Who and what is there, by the keys of the story."""

    today: datetime
    people: dict[str, Person] = field(default_factory=dict)
    principles: dict[str, Principle] = field(default_factory=dict)
    openings: dict[str, Opening] = field(default_factory=dict)

    def wordings(self, keys: list[str]) -> list[Version]:
        """The present wording of some principles."""
        return [self.principles[key].versions.first() for key in keys]  # type: ignore[misc]


def settle(timeline: Timeline) -> Town:
    """People and principles at once; certificates and openings at their moments."""
    town = Town(timeline.now)
    with clock.at(timeline.now - FOUNDED):
        _move_in(town)
        town.principles = {one.key: one for one in load_example_set(actor=OPERATOR)}
    for key, person in company().people.items():
        _certify(timeline, town, key, person)
    for key, opening in company().openings.items():
        _open(timeline, town, key, opening)
    return town


def _move_in(town: Town) -> None:
    for key, one in company().people.items():
        person = add_person(
            address(key),
            one["name"],
            actor=OPERATOR,
            title=one["title"],
            level=one["level"],
            zone=one["zone"],
            team=company().teams[one["team"]]["name"],
            manager=town.people.get(one.get("manager", "")),
        )
        if "roles" in one:
            person = change_roles(person, {Role(role) for role in one["roles"]}, actor=OPERATOR)
        town.people[key] = person
    Person.objects.update(joined_at=clock.now())  # nobody signs in here by a link of their own


def _certify(timeline: Timeline, town: Town, key: str, person: Table) -> None:
    for path in Known:
        if path.value in person:
            granted = person[path.value]
            when = timeline.now - timedelta(days=granted)
            timeline.at(when, partial(grant, town.people[key], path, actor=OPERATOR, grounds=BEFORE))
            yearly = [{"ago": ago, "grounds": READ} for ago in range(granted - AGAIN, 0, -AGAIN)]
            for again in person.get("renewed", yearly):
                when = timeline.now - timedelta(days=again["ago"])
                timeline.at(when, partial(_vouch_anew, town.people[key], path, again["grounds"]))


def _vouch_anew(person: Person, path: Known, grounds: str) -> None:
    """Renew a certificate: what they interviewed before Doordesk was there is not on record."""
    held = Certificate.objects.get(person=person, path__key=path, withdrawn_at=None)
    renew(held, grounds, actor=OPERATOR)


def _open(timeline: Timeline, town: Town, key: str, one: Table) -> None:
    recruiter, reviewer = town.people[one["recruiter"]], town.people[one["bar_raiser"]]
    morning = moment(town.today.date(), OPENED, 10, recruiter.zone)

    def add() -> None:
        manager = town.people[one["hiring_manager"]]
        facts = Facts(
            title=one["title"],
            description=one["description"],
            level=one["level"],
            team=Team.objects.get(people=manager),
            hiring_manager=manager,
            recruiter=recruiter,
            future_reports=frozenset(town.people[who].pk for who in one.get("future_reports", [])),
            weights={town.principles[name].pk: weight for name, weight in one["principles"]},
        )
        town.openings[key] = openings.add_opening(facts, actor=recruiter)

    timeline.at(morning, add)
    timeline.at(
        morning + timedelta(hours=1), lambda: openings.submit(town.openings[key], reviewer, actor=recruiter)
    )
    timeline.at(morning + timedelta(hours=27), lambda: openings.approve(town.openings[key], actor=reviewer))
