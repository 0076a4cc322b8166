"""A draw, the pieces it drew, who reviews them, their marks, and where two were settled (rule P5)."""

from typing import Any

from django.db import models

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.quality.states import Level, Line, State, Why

LONGEST_SENTENCE, LONGEST_REASON = 600, 300


class Closed(Refused):
    """A review that is in does not change (rule P5)."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This review is handed in; it stays as it is.", rule="P5", code="handed_in")


class Salt(models.Model):
    """The company's own secret of the draw, made once: nobody can foretell what will be drawn."""

    value = models.CharField(max_length=64)

    def __str__(self) -> str:
        """Say nothing of it."""
        return "Salt"


class Draw(models.Model):
    """A sample of the assessments whose debriefs were closed in a period, both days among them."""

    since = models.DateField()
    until = models.DateField()
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Newest first."""

        ordering = ("-drawn_at", "-pk")

    def __str__(self) -> str:
        """Name it by number."""
        return f"Draw {self.pk}"


class Piece(models.Model):
    """One drawn assessment; `twice` asks for two reviewers. Drawn once, it is never drawn again."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="pieces")
    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="quality_piece")
    why = models.CharField(max_length=8, choices=Why.choices)
    twice = models.BooleanField(default=False)

    class Meta:
        """By number, which says nothing of whom it is about."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Name it by number, never by author or candidate."""
        return f"Piece {self.pk}"


class Review(models.Model):
    """One reviewer's marks for a piece: a draft until it is in, then final; handed back, it says why."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="quality_reviews")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    given_at = models.DateTimeField()
    due_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        """In the order in which they were given; nobody is given a piece twice."""

        ordering = ("given_at", "pk")
        constraints = (models.UniqueConstraint(fields=["piece", "reviewer"], name="one_review_a_reviewer"),)

    def __str__(self) -> str:
        """Name it by number."""
        return f"Review {self.pk}"

    @property
    def stamp(self) -> str:
        """When its draft was saved, for a page to send back: "" for never (rule F7)."""
        return self.saved_at.isoformat() if self.saved_at else ""


class Mark(models.Model):
    """The mark on one line of the rubric, and the sentence that goes with it."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="marks")
    line = models.CharField(max_length=10, choices=Line.choices)
    level = models.PositiveSmallIntegerField(choices=Level.choices, null=True, blank=True)
    sentence = models.CharField(max_length=LONGEST_SENTENCE, blank=True)

    class Meta:
        """One a line."""

        ordering = ("review", "pk")
        constraints = (models.UniqueConstraint(fields=["review", "line"], name="one_mark_a_line"),)

    def __str__(self) -> str:
        """Name the line without the mark."""
        return f"{self.get_line_display()} of review {self.review_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it while its review is a draft."""
        if Review.objects.filter(pk=self.review_id).exclude(state=State.OPEN).exists():
            raise Closed
        super().save(*args, **kwargs)


class Settlement(models.Model):
    """A short word of the Core where two reviewers differ by two marks or more on a line."""

    piece = models.ForeignKey(Piece, on_delete=models.CASCADE, related_name="settlements")
    line = models.CharField(max_length=10, choices=Line.choices)
    text = models.CharField(max_length=LONGEST_SENTENCE)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One a line."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["piece", "line"], name="settled_once"),)

    def __str__(self) -> str:
        """Name the line."""
        return f"{self.get_line_display()} of piece {self.piece_id}"
