"""A course, its lessons in order, and what each lesson said from which day on."""

from functools import cached_property

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.course.models.written import LONGEST, Written, question_of


class Course(models.Model):
    """Lessons that belong together; `key` is the word by which a path's step asks for it."""

    key = models.SlugField(max_length=LONGEST["key"], unique=True)
    title = models.CharField(max_length=LONGEST["title"])
    summary = models.CharField(max_length=LONGEST["summary"], blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the company's order."""

        ordering = ("position", "pk")

    def __str__(self) -> str:
        """Give its title."""
        return self.title


class Lesson(models.Model):
    """One lesson; what it says stands in its versions."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="lessons")
    key = models.SlugField(max_length=LONGEST["key"])
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they are read."""

        ordering = ("course__position", "course_id", "position", "pk")
        constraints = (models.UniqueConstraint(fields=["course", "key"], name="course_lesson_key"),)

    def __str__(self) -> str:
        """Name it by its key."""
        return self.key


class Version(models.Model):
    """What a lesson says from a day on; the newest holds. `shipped` are the product's own words.

    `anew`: whoever finished an earlier version takes the lesson again.
    """

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST["title"])
    minutes = models.PositiveSmallIntegerField()
    summary = models.CharField(max_length=LONGEST["summary"])
    body = models.TextField()
    rules = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    questions = models.JSONField(default=list)
    shipped = models.BooleanField(default=False)
    anew = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("lesson_id", "-number")
        constraints = (models.UniqueConstraint(fields=["lesson", "number"], name="lesson_version"),)

    def __str__(self) -> str:
        """Give the title under which people know it."""
        return self.title

    @cached_property
    def written(self) -> Written:
        """What it says, for comparing and for the check."""
        return Written(
            *(self.title, self.minutes, self.summary, self.body),
            rules=tuple(self.rules),
            sources=tuple(self.sources),
            questions=tuple(map(question_of, self.questions)),
        )
