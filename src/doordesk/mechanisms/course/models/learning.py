"""What people answered, and which lessons they finished."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.course.models.lessons import Lesson, Version


class Reply(models.Model):
    """Somebody's latest answer to one question, theirs alone; `right_at` is when they first had it right.

    `question` is the mark of its words: a question that is reworded is a new one.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="replies")
    question = models.CharField(max_length=24)
    choice = models.PositiveSmallIntegerField(help_text="The number of the answer, from 1.")
    at = models.DateTimeField()
    right_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One for each person and question."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["person", "lesson", "question"], name="reply_to_a_question"),
        )

    def __str__(self) -> str:
        """Name who answered."""
        return f"Reply {self.pk} of {self.person}"


class Finish(models.Model):
    """Somebody had every question of a lesson right, as it was then."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="lessons_finished")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="finishes")
    at = models.DateTimeField()

    class Meta:
        """The earliest first."""

        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=["person", "version"], name="finished_once"),)

    def __str__(self) -> str:
        """Name who and what."""
        return f"{self.person}: {self.version}"
