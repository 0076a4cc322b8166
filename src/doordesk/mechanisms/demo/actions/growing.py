"""How the company's people learn: paths, lessons, cases, sittings, notes after debriefs, quality reviews."""

from collections.abc import Callable, Iterator
from functools import partial

from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.actions import change_setting
from doordesk.mechanisms.course.actions import finish
from doordesk.mechanisms.course.models import Lesson
from doordesk.mechanisms.demo.actions.coaching import coach
from doordesk.mechanisms.demo.actions.reviewing import review_quality
from doordesk.mechanisms.demo.actions.settling import Town
from doordesk.mechanisms.demo.actions.shadowing import sit, watch
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table, company
from doordesk.mechanisms.demo.timeline import Timeline
from doordesk.mechanisms.practice.actions import practise
from doordesk.mechanisms.practice.states import Typed
from doordesk.mechanisms.training import actions as training
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.states import RUNNING, StepKind

PRINCIPLES = ("customer", "owner", "judgement", "results")  # of every practice case, in this order
MORNING, NOON, EVENING = 9, 12, 17


def grow(town: Town, timeline: Timeline) -> None:
    """Put what is written in growth, practice, notes and reviews on the timeline."""
    told = company().growth
    for setting in told["setting"]:
        when = moment(town.today.date(), setting["day"], MORNING, "Europe/London")
        by = town.people[setting["by"]]
        timeline.at(when, partial(change_setting, setting["key"], setting["value"], actor=by))
    for journey in told["journey"]:
        Way(town, timeline, journey).walk()
    notes = {case["key"]: case["notes"] for case in told["case"]}
    for attempt in told["attempt"]:
        _practise(town, timeline, attempt, notes[attempt["case"]])
    for sitting in told["sitting"]:
        sit(town, timeline, sitting)
    for watching in told["watching"]:
        watch(town, timeline, watching)
    for note in told["note"]:
        coach(town, timeline, note)
    review_quality(town, timeline, told["draw"], told["review"])


class Way:
    """One person's way along a path, from its beginning to where the story leaves it."""

    def __init__(self, town: Town, timeline: Timeline, told: Table) -> None:
        """Begin with what is written of it."""
        self.town, self.timeline, self.told = town, timeline, told
        self.person: Person = town.people[told["person"]]

    def walk(self) -> None:
        """Put all of it on the timeline."""
        told = self.told
        self._at(told["day"], MORNING, told["by"], self._begin)
        for credit in told.get("credit", []):
            self._at(credit["day"], MORNING, credit["by"], partial(self._credit, credit))
        if "review" in told:
            self._at(told["review"]["day"], NOON, told["review"]["by"], self._review)
        if "mentor" in told:
            self._at(told["day"], EVENING, "rosa", self._mentor)
        if "refused" in told:
            self._at(told["refused"]["day"], EVENING, told["refused"]["by"], self._refuse)
        for number, day in enumerate(told.get("lessons", [])):
            self._at(day, NOON + number / 4, told["person"], partial(self._learn, number))

    def _at(self, day: int, hour: float, who: str, deed: Callable[[Person], None]) -> None:
        when = moment(self.town.today.date(), day, hour, self.town.people[who].zone)
        self.timeline.at(when, partial(deed, self.town.people[who]))

    @property
    def _journey(self) -> Journey:
        return Journey.objects.get(person=self.person, path__key=self.told["path"], state__in=RUNNING)

    def _begin(self, actor: Person) -> None:
        path = Path.objects.get(key=self.told["path"])
        training.begin(self.person, path, actor=actor, words=self.told.get("words", ""))

    def _credit(self, credit: Table, actor: Person) -> None:
        kind, detail = StepKind(credit["kind"]), credit.get("detail", "")
        training.credit(self._journey, kind, credit["count"], credit["grounds"], actor=actor, detail=detail)

    def _review(self, actor: Person) -> None:
        training.review(self._journey, actor=actor, words=self.told["review"]["words"])

    def _mentor(self, actor: Person) -> None:
        training.name_mentor(self._journey, self.town.people[self.told["mentor"]], actor=actor)

    def _refuse(self, actor: Person) -> None:
        training.refuse(self._journey, self.told["refused"]["reason"], actor=actor)

    def _learn(self, number: int, actor: Person) -> None:
        lessons = Lesson.objects.filter(course__key=self.told["path"], retired_at=None)
        finish(lessons.order_by("position")[number], actor=actor)


def _practise(town: Town, timeline: Timeline, told: Table, notes: list[str]) -> None:
    person = town.people[told["person"]]
    typed = Typed(
        ratings=dict(zip(PRINCIPLES, told["ratings"], strict=True)),
        texts=dict(zip(PRINCIPLES, notes, strict=True)),
        vote=told["vote"],
        noticed=frozenset(_pairs(told["noticed"])),
    )
    when = moment(town.today.date(), told["day"], EVENING, person.zone)
    timeline.at(when, partial(practise, told["case"], typed, actor=person))


def _pairs(noticed: list[list[object]]) -> Iterator[tuple[int, str]]:
    for turn, kind in noticed:
        yield int(str(turn)), str(kind)
