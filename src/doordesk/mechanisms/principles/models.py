"""A principle, its dated wordings, and the questions that bring it to light."""

from dataclasses import dataclass, fields

from django.db import models

from doordesk.foundation.people.models import Person

LONGEST = {"name": 80, "summary": 200}


@dataclass(frozen=True)
class Wording:
    """What a principle says, apart from who wrote it when: what forms hand to actions and diffs compare."""

    name: str
    summary: str
    description: str
    anchor_strong: str
    anchor_good: str
    anchor_weak: str
    anchor_poor: str

    @property
    def anchors(self) -> list[tuple[int, str]]:
        """(rating, what it sounds like) from ++ (4) to −− (1)."""
        return [
            (4, self.anchor_strong),
            (3, self.anchor_good),
            (2, self.anchor_weak),
            (1, self.anchor_poor),
        ]


@dataclass(frozen=True)
class Asked:
    """What a question of the bank says; follow-ups one a line."""

    text: str
    follow_ups: str = ""
    listen_for: str = ""


class Principle(models.Model):
    """One leadership principle; what it says stands in its versions."""

    key = models.SlugField(max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the company's own order."""

        ordering = ("position", "pk")

    def __str__(self) -> str:
        """Name the principle by its key."""
        return self.key


class Version(models.Model):
    """One wording of a principle with its anchors; never changed, only followed by another."""

    principle = models.ForeignKey(Principle, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=LONGEST["name"])
    summary = models.CharField(max_length=LONGEST["summary"])
    description = models.TextField()
    anchor_strong = models.TextField(help_text="What ++ sounds like.")
    anchor_good = models.TextField(help_text="What + sounds like.")
    anchor_weak = models.TextField(help_text="What − sounds like.")
    anchor_poor = models.TextField(help_text="What −− sounds like.")
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("principle__position", "-number")
        constraints = (models.UniqueConstraint(fields=["principle", "number"], name="principle_version"),)

    def __str__(self) -> str:
        """Give the name under which people know it."""
        return self.name

    @property
    def wording(self) -> Wording:
        """What it says, for comparing."""
        return Wording(**{field.name: getattr(self, field.name) for field in fields(Wording)})

    @property
    def anchors(self) -> list[tuple[int, str]]:
        """(rating, what it sounds like) from ++ (4) to −− (1)."""
        return self.wording.anchors


class BankQuestion(models.Model):
    """A question of the bank with its follow-ups, one a line."""

    principle = models.ForeignKey(Principle, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField()
    follow_ups = models.TextField(blank=True, help_text="One a line.")
    listen_for = models.TextField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were written."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Give the question."""
        return self.text

    @property
    def follow_up_lines(self) -> list[str]:
        """The follow-ups as a list."""
        return [line.strip() for line in self.follow_ups.splitlines() if line.strip()]
