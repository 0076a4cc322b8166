"""What the room puts on record while it talks: lines and gaps."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Section
from doordesk.mechanisms.debriefs.models.meeting import Debrief
from doordesk.mechanisms.debriefs.states import Column
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.principles.models import Version


class Line(models.Model):
    """A line of the two-column list, tied to words of an assessment (rule D5)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="lines")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    column = models.CharField(max_length=8, choices=Column.choices)
    text = models.CharField(max_length=400)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    quote = models.CharField(max_length=600)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By principle, then in the order in which they were written."""

        ordering = ("version__principle__position", "pk")

    def __str__(self) -> str:
        """Name it by number."""
        return f"Line {self.pk}"


class Gap(models.Model):
    """'Not enough data' on a principle, against the interview that owned it (rule D12)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="gaps")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=400)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once for each interview and principle."""

        ordering = ("version__principle__position", "pk")
        constraints = (models.UniqueConstraint(fields=["debrief", "interview", "version"], name="gap_once"),)

    def __str__(self) -> str:
        """Name it by number."""
        return f"Gap {self.pk}"
