"""What the course tells the paths: lessons finished, the next one, how many there are (rule P1)."""

from collections.abc import Collection, Iterable

from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.course.queries.catalogue import current
from doordesk.mechanisms.course.queries.learning import Entry, contents, finished
from doordesk.mechanisms.training.queries import Done, Way, asks, counts, leads
from doordesk.mechanisms.training.states import StepKind


@counts(StepKind.COURSE)
def lessons_finished(people: Collection[int], course: str) -> Iterable[Done]:
    """One for each lesson in use that somebody finished and need not take anew."""
    for one in finished(people, course):
        lesson = one.version.lesson_id
        yield Done(one.person_id, f"lesson-{lesson}", one.at, f"Lesson: {one.version}", address(lesson))


@asks(StepKind.COURSE)
def lessons_asked(course: str) -> int:
    """As many as the course has today."""
    return current(course).count()


@leads(StepKind.COURSE)
def next_lesson(person: int, course: str) -> Way | None:
    """The first that is not finished."""
    learner = Person.objects.get(pk=person)
    open_ones = [one.next for one in contents(learner, list(current(course))) if one.next]
    return _way(open_ones[0]) if open_ones else None


def _way(entry: Entry) -> Way:
    verb = "Take again" if entry.again else "Take"
    return Way(f"{verb} lesson {entry.number}: {entry.version.title}", address(entry.version.lesson_id))


def address(lesson: int) -> str:
    """Where a lesson is read."""
    return reverse("course:lesson", args=[lesson])
