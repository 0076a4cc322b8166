"""How far somebody is: answered questions, finished lessons, minutes left. Derived, but for the moments."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.course.models import Course, Finish, Question, Reply, Version


@dataclass(frozen=True)
class Asked:
    """A question as one person stands to it: their latest answer (from 1), and whether they had it right."""

    number: int
    question: Question
    choice: int = 0
    right: bool = False

    @property
    def choice_right(self) -> bool:
        """Whether the latest answer is right."""
        return bool(self.choice) and self.question.answers[self.choice - 1].right


@dataclass(frozen=True)
class Entry:
    """A line of a course's contents for one reader."""

    version: Version
    number: int
    finished_at: datetime | None
    again: bool = False

    @property
    def state(self) -> str:
        """Done or ahead."""
        return "done" if self.finished_at else "ahead"


@dataclass(frozen=True)
class Contents:
    """A course with its lessons, as far as one reader is."""

    course: Course
    entries: tuple[Entry, ...]

    @property
    def done(self) -> int:
        """How many are finished."""
        return sum(one.finished_at is not None for one in self.entries)

    @property
    def minutes_left(self) -> int:
        """Reading time of the lessons that are not finished."""
        return sum(one.version.minutes for one in self.entries if one.finished_at is None)

    @property
    def next(self) -> Entry | None:
        """The first lesson that is not finished."""
        return next((one for one in self.entries if one.finished_at is None), None)


def anew_since(lessons: Iterable[int]) -> dict[int, int]:
    """Return for lessons that were to be taken anew the number of the version since which they are."""
    asked = Version.objects.filter(lesson__in=lessons, anew=True)
    return dict(asked.values_list("lesson").annotate(Max("number")).order_by())


def standing(finishes: "QuerySet[Finish]") -> list[Finish]:
    """Return those that still count, once for each person and lesson, the earliest."""
    rows = list(finishes.select_related("version__lesson").order_by("at", "pk"))
    since = anew_since({one.version.lesson_id for one in rows})
    found: dict[tuple[int, int], Finish] = {}
    for one in rows:
        if one.version.number >= since.get(one.version.lesson_id, 0):
            found.setdefault((one.person_id, one.version.lesson_id), one)
    return list(found.values())


def finished(people: Collection[int], course: str = "") -> list[Finish]:
    """Return which lessons in use these people finished."""
    used = Finish.objects.filter(
        person__in=people, version__lesson__retired_at=None, version__lesson__course__retired_at=None
    )
    return standing(used.filter(version__lesson__course__key=course) if course else used)


def contents(actor: Actor, versions: Sequence[Version]) -> list[Contents]:
    """Bind these lessons (rows of `catalogue.lessons`) into their courses, with the reader's progress."""
    mine = visible(actor, Finish).filter(person=actor.pk)
    held = {one.version.lesson_id: one.at for one in standing(mine)}
    ever = set(mine.values_list("version__lesson", flat=True))
    books: dict[Course, list[Entry]] = defaultdict(list)
    for one in versions:
        book, at = books[one.lesson.course], held.get(one.lesson_id)
        book.append(Entry(one, len(book) + 1, at, again=at is None and one.lesson_id in ever))
    return [Contents(course, tuple(entries)) for course, entries in books.items()]


def check_of(actor: Actor, version: Version) -> list[Asked]:
    """Return a lesson's questions with the reader's own answers, none from before it was taken anew."""
    given = visible(actor, Reply).filter(person=actor.pk, lesson=version.lesson_id)
    anew = version.lesson.versions.filter(anew=True).order_by("-number").first()
    replies = {one.question: one for one in given if anew is None or one.at >= anew.written_at}
    return [_asked(number, one, replies) for number, one in enumerate(version.written.questions, start=1)]


def _asked(number: int, question: Question, replies: dict[str, Reply]) -> Asked:
    reply = replies.get(question.mark)
    if reply is None or reply.choice > len(question.answers):
        return Asked(number, question)
    return Asked(number, question, reply.choice, right=reply.right_at is not None)
