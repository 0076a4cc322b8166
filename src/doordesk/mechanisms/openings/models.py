"""An opening and the principles it is interviewed on."""

from django.db import models

from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.openings.states import State
from doordesk.mechanisms.principles.models import Principle


class Opening(models.Model):
    """A post to fill; `description` is Markdown, `reviewer` the Bar Raiser who approves it (rule L1)."""

    title = models.CharField(max_length=120)
    description = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="openings")
    hiring_manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="managed_openings")
    recruiter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="recruited_openings")
    reviewer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed_openings"
    )
    future_reports = models.ManyToManyField(Person, blank=True, related_name="+")
    principles = models.ManyToManyField(Principle, through="OpeningPrinciple", related_name="openings")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    remarks = models.TextField(blank=True, help_text="What the Bar Raiser asked to change.")
    created_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    historical = models.BooleanField(default=False)

    class Meta:
        """Newest first."""

        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """Give the title."""
        return self.title


class OpeningPrinciple(models.Model):
    """A principle of an opening; `weight` is how many interviewers should own it (1 or 2, rule L6)."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="weights")
    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="+")
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Each principle once, in the company's order."""

        ordering = ("principle__position",)
        constraints = (models.UniqueConstraint(fields=["opening", "principle"], name="opening_principle"),)

    def __str__(self) -> str:
        """Name principle and weight."""
        return f"{self.principle} × {self.weight}"
