"""An opening, the principles it is interviewed on, and each move of its state."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models

from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.openings.states import SAID, Deed, State
from doordesk.mechanisms.principles.models import Principle

LONGEST_TITLE = 120


@dataclass(frozen=True)
class Facts:
    """What people write about an opening; forms and imports hand it to actions.

    `level` is on the company's scale, 1-12; `weights` says for a principle's key how many interviewers should
    own it, 1 or 2 (rule L6); `future_reports` are the keys of people who will report to the new person (L5).
    """

    title: str
    level: int
    team: Team
    hiring_manager: Person
    recruiter: Person
    description: str = ""
    weights: Mapping[int, int] = field(default_factory=dict)
    future_reports: frozenset[int] = frozenset()


class Opening(models.Model):
    """A post to fill; `description` is Markdown, `reviewer` the Bar Raiser who approves it (rule L1)."""

    title = models.CharField(max_length=LONGEST_TITLE)
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


class Move(models.Model):
    """One move of an opening with what was said about it: the remarks of a review, why it was closed."""

    opening = models.ForeignKey(Opening, on_delete=models.CASCADE, related_name="moves")
    deed = models.CharField(max_length=12, choices=Deed.choices)
    before = models.CharField(max_length=12, choices=State.choices)
    after = models.CharField(max_length=12, choices=State.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        """In the order in which they happened."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Say where it went."""
        return f"{self.before} → {self.after}"

    @property
    def said(self) -> str:
        """What somebody did, as a history tells it."""
        return SAID[Deed(self.deed)]
