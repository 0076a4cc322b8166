"""A path to a certificate as the company has it: what it opens, its steps, who approves (rule P1)."""

from django.db import models

from doordesk.mechanisms.training.states import Approver, Scope, StepKind, in_words

LONGEST = 300


class Path(models.Model):
    """What somebody can be certified for, and what it takes; a retired one takes nobody on any more.

    `scopes` are words of Scope with commas between them; see `opens`.
    """

    key = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=60)
    purpose = models.CharField(max_length=LONGEST, blank=True)
    scopes = models.CharField(max_length=60)
    needs = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="needed_by"
    )
    nominated = models.BooleanField(default=False)
    approver = models.CharField(max_length=8, choices=Approver.choices, default=Approver.MENTOR)
    approvals = models.PositiveSmallIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the company's order."""

        ordering = ("position", "pk")

    def __str__(self) -> str:
        """Give its name."""
        return self.name

    @property
    def opens(self) -> frozenset[Scope]:
        """What its certificate lets somebody do."""
        return frozenset(Scope(word) for word in self.scopes.split(",") if word)

    @property
    def opens_words(self) -> str:
        """The same in words."""
        return in_words(self.opens)


class Step(models.Model):
    """One thing that a path asks for: so many of a kind; `detail` is the kind's own word (which course)."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=StepKind.choices)
    count = models.PositiveSmallIntegerField(default=1)
    detail = models.CharField(max_length=60, blank=True)

    class Meta:
        """In their order."""

        ordering = ("position", "pk")

    def __str__(self) -> str:
        """Name kind and number."""
        return f"{self.get_kind_display()}: {self.count}"

    @property
    def course(self) -> str:
        """Its detail as words."""
        return self.detail.replace("_", " ").replace("-", " ")
