"""A loop, its interviews (a screen is one outside a loop), what each owns, trainees and overrides."""

from uuid import uuid4

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.states import RUNNING, Asked, Kind, Learning, State, Trainees
from doordesk.mechanisms.principles.models import Version


class Loop(models.Model):
    """The interviews of one application and their leading Bar Raiser (rules L2-L4)."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="loops")
    bar_raiser = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="led_loops"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNING)
    planned_at = models.DateTimeField()
    invited_at = models.DateTimeField(null=True, blank=True)
    historical = models.BooleanField(default=False)

    class Meta:
        """Newest first; an application has one running loop at a time."""

        ordering = ("-planned_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["application"], condition=models.Q(state__in=RUNNING), name="one_running_loop"
            ),
        )

    def __str__(self) -> str:
        """Name it by candidate and opening."""
        return f"Loop: {self.application}"


class Interview(models.Model):
    """One talk with one interviewer of record; a screen has no loop.

    `place` is a room or an address to call; `sequence` counts the calendar updates; a cancelled
    interview keeps its row, and one that was handed over leaves its `uid` to its successor. The
    assessment is due some hours after `ends_at` (rule F5).
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interviews")
    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, null=True, blank=True, related_name="interviews")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.INTERVIEW)
    title = models.CharField(max_length=120, blank=True)
    interviewer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="interviews"
    )
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    covered = models.TextField(blank=True, help_text="A note for the brief: topics, no opinions (rule L9).")
    uid = models.UUIDField(default=uuid4, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By time; those without one last."""

        ordering = (models.F("starts_at").asc(nulls_last=True), "pk")

    def __str__(self) -> str:
        """Name it by its title."""
        return self.title or self.get_kind_display()


class OwnedPrinciple(models.Model):
    """A principle that an interview has to judge, in the wording of the day it was given (rule L6)."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="owned")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Each wording once."""

        ordering = ("version__principle__position",)
        constraints = (models.UniqueConstraint(fields=["interview", "version"], name="owned_once"),)

    def __str__(self) -> str:
        """Name the principle."""
        return str(self.version)


class Trainee(models.Model):
    """Somebody who learns beside the interviewer of record (rule L7)."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="trainees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="trainee_seats")
    kind = models.CharField(max_length=16, choices=Trainees.choices, default=Trainees.SHADOW)

    class Meta:
        """Each person once in an interview."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["interview", "person"], name="trainee_once"),)

    def __str__(self) -> str:
        """Name person and seat."""
        return f"{self.person} ({self.get_kind_display()})"


class DebriefSeat(models.Model):
    """The one person who learns in a loop's debrief: to watch it, or to lead it under a mentor (rule P1).

    They read the packet as somebody who owes nothing (rule F3). Votes, keys and the veto stay with others.
    """

    loop = models.OneToOneField(Loop, on_delete=models.CASCADE, related_name="debrief_seat")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="debrief_seats")
    kind = models.CharField(max_length=8, choices=Learning.choices, default=Learning.WATCH)
    seated_at = models.DateTimeField()
    seated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the order in which they were given."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Name person and seat."""
        return f"{self.person}: {self.get_kind_display()}"


class SeatRequest(models.Model):
    """Somebody whose next step it is asks for a trainee's seat; `word` is why it was declined (rule L7)."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="seat_requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seat_requests")
    kind = models.CharField(max_length=16, choices=Trainees.choices, default=Trainees.SHADOW)
    state = models.CharField(max_length=12, choices=Asked.choices, default=Asked.ASKED)
    asked_at = models.DateTimeField()
    word = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """The latest first; one open request of a person for an interview."""

        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["interview", "person"], condition=models.Q(state=Asked.ASKED), name="asked_once"
            ),
        )

    def __str__(self) -> str:
        """Name person and seat."""
        return f"{self.person} ({self.get_kind_display()})"


class Override(models.Model):
    """A limit that somebody let go of for this loop, and why (rule L10)."""

    loop = models.ForeignKey(Loop, on_delete=models.CASCADE, related_name="overrides")
    rule = models.CharField(max_length=4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once for each rule and person."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["loop", "rule", "person"], name="override_once"),)

    def __str__(self) -> str:
        """Name rule and person."""
        return f"{self.rule}: {self.person}"
