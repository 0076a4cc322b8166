"""A principle, its dated wordings, and the questions that bring it to light."""

from django.db import models


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
    name = models.CharField(max_length=80)
    summary = models.CharField(max_length=200)
    description = models.TextField()
    anchor_strong = models.TextField(help_text="What ++ sounds like.")
    anchor_good = models.TextField(help_text="What + sounds like.")
    anchor_weak = models.TextField(help_text="What − sounds like.")
    anchor_poor = models.TextField(help_text="What −− sounds like.")
    written_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("principle__position", "-number")
        constraints = (models.UniqueConstraint(fields=["principle", "number"], name="principle_version"),)

    def __str__(self) -> str:
        """Give the name under which people know it."""
        return self.name

    @property
    def anchors(self) -> list[tuple[int, str]]:
        """(rating, what it sounds like) from ++ (4) to −− (1)."""
        return [
            (4, self.anchor_strong),
            (3, self.anchor_good),
            (2, self.anchor_weak),
            (1, self.anchor_poor),
        ]


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
