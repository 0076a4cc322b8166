"""What somebody wrote on a case: an attempt to learn from, or a key for others (rule P2)."""

from typing import Any

from django.db import models

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.practice.states import FaultKind, Purpose, Rating, State, Vote


class Closed(Refused):
    """What was handed in does not change: the first answer is the one to learn from."""

    def __init__(self) -> None:
        """Say so, with the way out."""
        super().__init__(
            "This sheet is handed in; it stays as it is.",
            rule="P2",
            way_out="Try the case again: a second attempt stands beside the first and does not count.",
            code="handed_in",
        )


class Sheet(models.Model):
    """One person's sheet on one case, a draft until it is handed in.

    `case` is the case's slug, for those of the product are files. `number` counts a person's attempts at a
    case; only the first counts for accuracy and on the path. `revision` counts saves (rule F7).
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="practice_sheets")
    case = models.SlugField(max_length=60)
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.ATTEMPT)
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    vote = models.PositiveSmallIntegerField(choices=Vote.choices, null=True, blank=True)
    why = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; one draft of a person on a case, numbered within its purpose."""

        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "case"], condition=models.Q(state="draft"), name="practice_one_draft"
            ),
            models.UniqueConstraint(
                fields=["person", "case", "purpose", "number"], name="practice_sheet_number"
            ),
        )

    def __str__(self) -> str:
        """Name it without saying anything of its content."""
        return f"Sheet {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, unless it is handed in."""
        refuse_if_closed(None if self._state.adding else self.pk)
        super().save(*args, **kwargs)


def refuse_if_closed(sheet_id: int | None) -> None:
    """Refuse when this sheet is handed in, whoever asks."""
    if sheet_id is not None and Sheet.objects.filter(pk=sheet_id, state=State.HANDED_IN).exists():
        raise Closed


class Mark(models.Model):
    """A rating of one principle (by its key) with the evidence; turns are cited in the text as [8]."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="marks")
    principle = models.SlugField(max_length=40)
    rating = models.PositiveSmallIntegerField(choices=Rating.choices, null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        """One for each principle."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["sheet", "principle"], name="practice_one_mark"),)

    def __str__(self) -> str:
        """Name the principle."""
        return self.principle

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, unless the sheet is handed in."""
        refuse_if_closed(self.sheet_id)
        super().save(*args, **kwargs)


class Noticed(models.Model):
    """A fault of method that somebody noticed, at a turn."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="noticed")
    turn = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=FaultKind.choices)

    class Meta:
        """In the transcript's order, each once."""

        ordering = ("turn", "pk")
        constraints = (
            models.UniqueConstraint(fields=["sheet", "turn", "kind"], name="practice_noticed_once"),
        )

    def __str__(self) -> str:
        """Name turn and kind."""
        return f"{self.turn}: {self.get_kind_display()}"
