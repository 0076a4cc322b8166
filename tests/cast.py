"""A small company that tests read as a story: the named cast and builders for the lower floors.

Marta hires an engineer for Payments; Nadia recruits; Ana, from another team, raises the bar; Priya, Tom,
Mateo and Wanjiru interview; Leila learns. Rosa is Core, Erik administers, Omar is an outsider.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop, OwnedPrinciple
from doordesk.mechanisms.loops.states import Kind
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.openings.models import Opening, OpeningPrinciple
from doordesk.mechanisms.openings.states import State as OpeningState
from doordesk.mechanisms.principles.models import Principle, Version
from doordesk.mechanisms.training.models import Certificate, Journey, Path, Renewal
from doordesk.mechanisms.training.states import Known
from doordesk.mechanisms.training.states import State as JourneyState

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Cast:
    """The people, by first name."""

    helen: Person  # chief executive
    david: Person  # Marta's manager
    marta: Person  # hiring manager
    nadia: Person  # recruiter
    ana: Person  # Bar Raiser
    ben: Person  # another Bar Raiser
    priya: Person
    tom: Person
    mateo: Person
    wanjiru: Person
    leila: Person  # not certified
    rosa: Person  # Core
    erik: Person  # administrator
    omar: Person  # certified, but on none of the loops

    @property
    def everybody(self) -> dict[str, Person]:
        """Each of them by name."""
        return dict(vars(self))


def person(name: str, team: Team | None = None, manager: Person | None = None, **more: object) -> Person:
    """A person with an account; the password is the first name and ' likes the open door'."""
    first = name.split(maxsplit=1)[0].lower()
    made = Person(email=f"{first}@fernhill.example", name=name, team=team, manager=manager)
    for key, value in {"level": 6, "zone": "Europe/London", "joined_at": MONDAY, **more}.items():
        setattr(made, key, value)
    made.set_password(f"{first} likes the open door")
    made.save()
    return made


def certify(who: Person, *paths: Known) -> None:
    """Give certificates that are valid whenever a test takes place, on the day of the story or today."""
    since, ways = MONDAY - timedelta(days=200), Path.objects.in_bulk(paths, field_name="key")
    for path in (ways[key] for key in paths):
        journey = Journey.objects.create(
            person=who, path=path, state=JourneyState.CERTIFIED, begun_at=since, ended_at=since
        )
        made = Certificate.objects.create(
            person=who, path=path, journey=journey, scopes=path.scopes, granted_at=since
        )
        Renewal.objects.create(certificate=made, grounds="Interviews as ever.", at=timezone.now())


def cast() -> Cast:
    """Fourteen people in three teams."""
    lead, pay, other = (Team.objects.create(name=name) for name in ("Leadership", "Payments", "Lockers"))
    helen = person("Helen Marsh", lead, level=10)
    david = person("David Oyelaran", lead, helen, level=9)
    rosa = person("Rosa Delgado", lead, helen, level=8, is_core=True)
    marta = person("Marta Kowalczyk", pay, david, level=7, zone="Europe/Warsaw")
    people = Cast(
        helen=helen,
        david=david,
        marta=marta,
        nadia=person("Nadia Petrov", lead, rosa, level=5, is_recruiter=True),
        ana=person("Ana Ferreira", other, david, level=8, zone="Europe/Lisbon"),
        ben=person("Ben Achterberg", other, david, level=8),
        priya=person("Priya Raman", pay, marta),
        tom=person("Tom Brandt", other, david, level=7, zone="Europe/Berlin"),
        mateo=person("Mateo Quiroga", other, david),
        wanjiru=person("Wanjiru Kamau", other, david, zone="Africa/Nairobi"),
        leila=person("Leila Haddad", pay, marta, level=4),
        rosa=rosa,
        erik=person("Erik Holm", lead, rosa, is_administrator=True),
        omar=person("Omar Siddiqui", other, david),
    )
    for one in vars(people).values():
        if one is not people.leila:
            certify(one, Known.INTERVIEWER)
    for one in (people.ana, people.ben, people.tom):
        certify(one, Known.BAR_RAISER)
    return people


def principle(key: str, name: str, position: int) -> Version:
    """A principle with its first wording."""
    made = Principle.objects.create(key=key, position=position)
    return Version.objects.create(
        principle=made, number=1, name=name, summary=f"{name}: in one sentence.",
        description=f"{name}, in a paragraph.", anchor_strong=f"{name}: far above.",
        anchor_good=f"{name}: meets it.", anchor_weak=f"{name}: short of it.",
        anchor_poor=f"{name}: far short.", written_at=MONDAY - timedelta(days=300),
    )  # fmt: skip


def principles() -> list[Version]:
    """Four principles."""
    names = {
        "owner": "Act as an owner",
        "detail": "Go to the detail",
        "trust": "Deserve trust",
        "results": "Deliver",
    }
    return [principle(key, name, position) for position, (key, name) in enumerate(names.items())]


def opening(people: Cast, versions: list[Version], **more: object) -> Opening:
    """Marta's approved opening for an engineer, level 6."""
    facts: dict[str, object] = {
        "title": "Senior engineer, Payments", "description": "Look after the **ledger**.", "level": 6,
        "team": people.marta.team, "hiring_manager": people.marta, "recruiter": people.nadia,
        "reviewer": people.ana, "approved_by": people.ana, "approved_at": MONDAY, "state": OpeningState.OPEN,
        "created_at": MONDAY - timedelta(days=30), **more,
    }  # fmt: skip
    made = Opening.objects.create(**facts)
    for version in versions:
        OpeningPrinciple.objects.create(opening=made, principle=version.principle, weight=1)
    return made


def application(post: Opening, name: str = "Amara Okafor", stage: Stage = Stage.SCREENED) -> Application:
    """A candidate for the opening."""
    email = f"{name.split(maxsplit=1)[0].lower()}@mail.example"
    who = Candidate.objects.create(name=name, email=email, zone="Africa/Lagos", added_at=MONDAY)
    return Application.objects.create(candidate=who, opening=post, stage=stage, applied_at=MONDAY)


def interview(loop: Loop, who: Person, *owned: Version, starts: datetime, title: str = "") -> Interview:
    """One hour of the loop."""
    made = Interview.objects.create(
        application=loop.application, loop=loop, kind=Kind.INTERVIEW, interviewer=who,
        title=title or f"{who.get_short_name()}'s hour", starts_at=starts, ends_at=starts + HOUR,
    )  # fmt: skip
    for version in owned:
        OwnedPrinciple.objects.create(interview=made, version=version)
    return made


def loop(people: Cast, post: Application, versions: list[Version]) -> Loop:
    """An invited loop of five on Monday: Marta, Ana (leads), Priya, Mateo, Wanjiru; principles covered."""
    post.stage = Stage.LOOP
    post.save(update_fields=["stage"])
    made = Loop.objects.create(
        application=post, bar_raiser=people.ana, state=LoopState.INVITED, planned_at=MONDAY, invited_at=MONDAY
    )
    panel = (people.marta, people.ana, people.priya, people.mateo, people.wanjiru)
    for hour, who in enumerate(panel):
        interview(made, who, versions[hour % len(versions)], starts=MONDAY + hour * HOUR)
    return made
