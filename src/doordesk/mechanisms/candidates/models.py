"""A candidate, their résumés, their applications, each move of one and each word to the candidate."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.states import Deed, Said, Stage
from doordesk.mechanisms.openings.models import Opening


class Candidate(models.Model):
    """Somebody who applies; `zone` is where they are, for times in letters and calendars."""

    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    zone = models.CharField(max_length=60, default="UTC")
    links = models.TextField(blank=True, help_text="One address a line.")
    added_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering = ("name", "pk")

    def __str__(self) -> str:
        """Give the name."""
        return self.name

    @property
    def short_name(self) -> str:
        """The name as the desk says it: 'A. Okafor'."""
        first, _, last = self.name.strip().rpartition(" ")
        return f"{first[0]}. {last}" if first else last


class Resume(models.Model):
    """A résumé as it came: kept as bytes, offered as a download, never opened or shown by the server."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="resumes")
    filename = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-added_at", "-pk")

    def __str__(self) -> str:
        """Give the file's name."""
        return self.filename


class Application(models.Model):
    """A candidate for an opening; `stage` is moved by actions alone."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="applications")
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="applications")
    source = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=12, choices=Stage.choices, default=Stage.APPLIED, db_index=True)
    applied_at = models.DateTimeField()
    historical = models.BooleanField(default=False)

    class Meta:
        """Newest first."""

        ordering = ("-applied_at", "-pk")

    def __str__(self) -> str:
        """Name candidate and opening."""
        return f"{self.candidate.name}, {self.opening.title}"


class StageMove(models.Model):
    """One move of an application: the row that history and statistics share."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="moves")
    deed = models.CharField(max_length=16, choices=Deed.choices)
    before = models.CharField(max_length=12, choices=Stage.choices)
    after = models.CharField(max_length=12, choices=Stage.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """In the order in which they happened."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Say where it went."""
        return f"{self.before} → {self.after}"


class Word(models.Model):
    """Somebody of the company wrote or spoke to the candidate, perhaps to tell the outcome (rule A3)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="words")
    said = models.CharField(max_length=8, choices=Said.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        """In the order in which they were said."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Say what was said."""
        return self.get_said_display()
