"""An assessment and its sections, later amendments, and the moment the packet was opened."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.states import Part, Rating, State, Vote
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.principles.models import Version


class Assessment(models.Model):
    """One interviewer's record of one interview. A screen's ends in `passed`, any other in `vote` (F2, L8).

    Its content is read through `queries.readable` alone (rule F3). `revision` counts the changes of
    vote, remark and outcome, as a section's does for its text.
    """

    interview = models.OneToOneField(Interview, on_delete=models.PROTECT, related_name="assessment")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    vote = models.PositiveSmallIntegerField(choices=Vote.choices, null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    remark = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By interview."""

        ordering = ("interview__starts_at", "pk")

    def __str__(self) -> str:
        """Name it without saying anything of its content."""
        return f"Assessment {self.pk}"


class Section(models.Model):
    """Notes, or the evidence and rating for one principle; `revision` counts what was saved (rule F7)."""

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


class OpenedSeal(models.Model):
    """The debrief's reading has begun: who owes nothing reads from now on (rule F3)."""

    loop = models.OneToOneField(Loop, on_delete=models.PROTECT, related_name="opened_seal")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name it by loop."""
        return f"Seal of loop {self.loop_id}"
