"""The shelves of one import, and who runs it."""

from collections.abc import Callable
from functools import cached_property

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.actions.history import record_historical_people
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.imports.actions.shelf import Shelf
from doordesk.mechanisms.imports.models import Kind
from doordesk.mechanisms.imports.queries.records import Human
from doordesk.mechanisms.imports.queries.report import Report
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.openings.models import Opening

Tell = Callable[[str], None]


def quietly(_words: str) -> None:
    """Tell nobody how far an import is."""


class Shelves:
    """One shelf a kind, read when it is first needed."""

    def __init__(self, report: Report, actor: Actor, tell: Tell = quietly) -> None:
        """Begin an import; `tell` hears how far it is."""
        self.report, self.actor, self.tell = report, actor, tell

    @cached_property
    def people(self) -> Shelf:
        """People."""
        return Shelf(Kind.PERSON, Person, self.report)

    @cached_property
    def openings(self) -> Shelf:
        """Openings."""
        return Shelf(Kind.OPENING, Opening, self.report)

    @cached_property
    def candidates(self) -> Shelf:
        """Candidates."""
        return Shelf(Kind.CANDIDATE, Candidate, self.report)

    @cached_property
    def applications(self) -> Shelf:
        """Applications."""
        return Shelf(Kind.APPLICATION, Application, self.report)

    @cached_property
    def loops(self) -> Shelf:
        """Loops, by the number of their application."""
        return Shelf(Kind.LOOP, Loop, self.report)

    @cached_property
    def assessments(self) -> Shelf:
        """Assessments."""
        return Shelf(Kind.ASSESSMENT, Assessment, self.report)

    @cached_property
    def attributes(self) -> Shelf:
        """What assessments say of attributes."""
        return Shelf(Kind.ATTRIBUTES, Assessment, self.report)

    @cached_property
    def answers(self) -> Shelf:
        """What assessments say in answer to questions."""
        return Shelf(Kind.ANSWERS, Assessment, self.report)

    def someone(self, key: str, otherwise: Human) -> int:
        """The key of a person, or of a stand-in, who is made when first needed and not counted."""
        row = self.people.row(key) or self.people.row(otherwise.id)
        if row is None:
            self.people.forget({otherwise.id})
            person = Person(name=otherwise.name, is_active=False)
            record_historical_people([person], actor=self.actor)
            self.people.put(otherwise, person)
            self.people.save()
            row = person.pk
        return row
