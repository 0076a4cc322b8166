"""Somebody's way along a path: who began it, the mentor, credits, approvals, and how it ended (rule P1)."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models.paths import LONGEST, Path
from doordesk.mechanisms.training.states import RUNNING, About, State, StepKind


class Journey(models.Model):
    """A person on a path; how far they are is derived, never stored.

    `words` are the grounds of a nomination; `reason` is why it was refused, for the person, the mentor and
    the Core. Nobody at `begun_by` or `ended_by` was the command line, or is no longer on record.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="journeys")
    path = models.ForeignKey(Path, on_delete=models.PROTECT, related_name="journeys")
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNDER_WAY)
    mentor = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="trainees"
    )
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=LONGEST, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        """Newest first; one running journey on a path for each person."""

        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "path"], condition=models.Q(state__in=RUNNING), name="one_running_journey"
            ),
        )

    def __str__(self) -> str:
        """Name path and person."""
        return f"{self.path}: {self.person}"


class Mentoring(models.Model):
    """A mentor was named; the latest is the journey's."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="mentorings")
    mentor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """In the order in which they were named."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name the mentor."""
        return str(self.mentor)


class Credit(models.Model):
    """So many of a kind of step count as done, for earlier experience, on somebody else's word.

    Kept by kind and detail: the company may move or change its steps, and the credit stays.
    """

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="credits")
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    detail = models.CharField(max_length=60, blank=True)
    count = models.PositiveSmallIntegerField()
    grounds = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """In the order in which they were given."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name kind and number."""
        return f"{self.get_kind_display()}: {self.count}"


class Approval(models.Model):
    """Somebody said yes: to the learning, or to the certificate."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="approvals")
    about = models.CharField(max_length=12, choices=About.choices)
    words = models.CharField(max_length=LONGEST, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """In the order in which they were given; each person once for each thing."""

        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["journey", "about", "by"], name="approved_once_by_each"),
        )

    def __str__(self) -> str:
        """Name what was approved and by whom."""
        return f"{self.get_about_display()}: {self.by}"
