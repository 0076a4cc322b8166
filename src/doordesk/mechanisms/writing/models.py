"""A company's own rules, those it switched off, their history, and marks that somebody set aside."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.writing.states import Deed

LONGEST_PLACE, LONGEST_REASON, LONGEST_NAME, LONGEST_PRINT = 120, 300, 60, 40


class OwnRule(models.Model):
    """A rule as the company wants it: a new one, or one in the place of the shipped rule of the same id.

    `table` is the rule as JSON in the engine's schema, `family` the file it belongs to. `revision` counts on
    through everything that ever happened to the rule, so that no two wordings share a number.
    """

    rule = models.CharField(max_length=LONGEST_NAME, unique=True)
    family = models.CharField(max_length=LONGEST_NAME)
    table = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Name the rule."""
        return self.rule


class Off(models.Model):
    """A rule that the company switched off, and why."""

    rule = models.CharField(max_length=LONGEST_NAME, unique=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON)

    def __str__(self) -> str:
        """Name the rule."""
        return self.rule


class Step(models.Model):
    """One thing that was done to a rule: the history that its page shows."""

    rule = models.CharField(max_length=LONGEST_NAME, db_index=True)
    deed = models.CharField(max_length=20, choices=Deed)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        """Say what was done to which rule."""
        return f"{self.rule}: {self.deed}"


class NotHere(models.Model):
    """A mark that its reader set aside with a reason: theirs alone (rule F6).

    `place` names the text ("assessments.section:12"), `print` the mark in it (`queries.prints`).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=LONGEST_PLACE)
    rule = models.CharField(max_length=LONGEST_NAME)
    print = models.CharField(max_length=LONGEST_PRINT)
    reason = models.CharField(max_length=LONGEST_REASON)
    at = models.DateTimeField()

    class Meta:
        """Each mark once; asked for by text."""

        constraints = (
            models.UniqueConstraint(fields=["person", "place", "rule", "print"], name="one_not_here"),
        )

    def __str__(self) -> str:
        """Name place and rule, never the reason."""
        return f"{self.place}: {self.rule}"
