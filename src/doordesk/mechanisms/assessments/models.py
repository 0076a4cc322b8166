"""An assessment and its sections, later amendments, and the moment the packet was opened.

What a trainee writes for practice (rule F8) is such a row, too. `objects` leaves it out, and so does every
way back from an interview or to sections: no packet, count or debrief can meet it. `everything` has all
rows; only the seal, the author's own page and the comparison with the mentor's ask for it.
"""

from typing import Any, ClassVar

from django.db import models

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.states import Part, Rating, State, Vote
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.writing.models import LONGEST_REASON


class Closed(Refused):
    """What was handed in does not change (rule F4)."""

    def __init__(self) -> None:
        """Say so, with the way out."""
        super().__init__(
            "This assessment is handed in; it stays as it is.",
            rule="F4",
            way_out="Add an amendment: it stands beside it, with its date.",
            code="handed_in",
        )


class Counting(models.Manager["Assessment"]):
    """Assessments that count: of interviewers of record, not for practice (rule F8)."""

    def get_queryset(self) -> models.QuerySet["Assessment"]:
        """Leave out what was written for practice."""
        return super().get_queryset().filter(practice=False)


class CountingSections(models.Manager["Section"]):
    """Sections of assessments that count (rule F8)."""

    def get_queryset(self) -> models.QuerySet["Section"]:
        """Leave out what was written for practice."""
        return super().get_queryset().filter(assessment__practice=False)


class Assessment(models.Model):
    """One interviewer's record of one interview. A screen's ends in `passed`, any other in `vote` (F2, L8).

    Its content is read through the seal in `policy` alone (rule F3). `revision` counts the changes of
    vote, remark and outcome, as a section's does for its text. `due_at` is fixed with the hand-in, so that
    a later change of the company's setting judges nothing anew. An interview whose interviewer was
    replaced may have two: the first one's draft stays theirs. A trainee's is for `practice` (rule F8).
    """

    objects: ClassVar[Counting] = Counting()
    everything: ClassVar[models.Manager["Assessment"]] = models.Manager()

    interview = models.ForeignKey(
        Interview, on_delete=models.PROTECT, related_name="assessments", related_query_name="assessment"
    )
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    practice = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    vote = models.PositiveSmallIntegerField(choices=Vote.choices, null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    remark = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By interview; one for each author, and one for practice."""

        ordering = ("interview__starts_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["interview", "author", "practice"], name="one_assessment_an_author"
            ),
        )

    def __str__(self) -> str:
        """Name it without saying anything of its content."""
        return f"Assessment {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, unless it is handed in (rule F4)."""
        refuse_if_closed(None if self._state.adding else self.pk)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove a draft; what is handed in stays (rule F4)."""
        refuse_if_closed(self.pk)
        return super().delete(*args, **kwargs)


def refuse_if_closed(assessment_id: int | None) -> None:
    """Refuse when this assessment is handed in, whoever asks; an imported past may be imported again."""
    if assessment_id is None:
        return
    closed = Assessment.everything.filter(state=State.HANDED_IN).exclude(interview__loop__historical=True)
    if closed.filter(pk=assessment_id).exists():
        raise Closed


class Section(models.Model):
    """Notes, or the evidence and rating for one principle; `revision` counts what was saved (rule F7)."""

    objects: ClassVar[CountingSections] = CountingSections()
    everything: ClassVar[models.Manager["Section"]] = models.Manager()

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="sections")
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.NOTES)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    label = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    rating = models.PositiveSmallIntegerField(choices=Rating.choices, null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Notes first, then the principles in their order."""

        ordering = (models.F("version__principle__position").asc(nulls_first=True), "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "version"],
                condition=models.Q(part="principle"),
                name="one_section_a_principle",
            ),
            models.UniqueConstraint(
                fields=["assessment"], condition=models.Q(part="notes"), name="one_notes_section"
            ),
        )

    def __str__(self) -> str:
        """Name the part without its content."""
        return f"{self.get_part_display()} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it, unless the assessment is handed in (rule F4)."""
        refuse_if_closed(self.assessment_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Remove it from a draft (rule F4)."""
        refuse_if_closed(self.assessment_id)
        return super().delete(*args, **kwargs)


class Amendment(models.Model):
    """What an author adds after handing in: dated, numbered, beside the first text (rule F4)."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["assessment", "number"], name="amendment_number"),)

    def __str__(self) -> str:
        """Name it by number."""
        return f"Amendment {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it; once there it stays as it is (rule F4)."""
        if not self._state.adding:
            raise Closed
        super().save(*args, **kwargs)


class CoachMark(models.Model):
    """What the writing coach marked at hand-in, and that stood, or was set aside for a reason (F6).

    `section` is empty for the remark and for what was said of the whole. It quotes the text, so it is sealed
    as the text is; its author and whoever leads the debrief read it (see `policy`).
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="coach_marks")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True, related_name="coach_marks")
    rule = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    message = models.TextField()
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        """As they stand in the text."""

        ordering = (models.F("section__version__principle__position").asc(nulls_first=True), "start", "pk")

    def __str__(self) -> str:
        """Name it by rule, without the words it marks."""
        return f"{self.rule} {self.pk}"


class OpenedSeal(models.Model):
    """The debrief's reading has begun: who owes nothing reads from now on; votes follow later (F3, D3)."""

    loop = models.OneToOneField(Loop, on_delete=models.PROTECT, related_name="opened_seal")
    opened_at = models.DateTimeField()
    votes_revealed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Name it by loop."""
        return f"Seal of loop {self.loop_id}"
