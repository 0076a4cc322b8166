"""The talks after a sitting and after a debrief: what the mentor says, and the trainee's answer."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import DebriefSeat, Trainee
from doordesk.mechanisms.shadowing.states import State

LINE = 300


class Talk(models.Model):
    """One talk for each seat, filled in by the interviewer of record (rule F8).

    `method` is how the interview was led, and says nothing of the candidate. `judgement` is what the two saw
    in the candidate, and is sealed like the mentor's assessment. A sitting that doesn't count has a `reason`.
    """

    seat = models.OneToOneField(Trainee, on_delete=models.PROTECT, related_name="talk")
    state = models.CharField(max_length=10, choices=State.choices, default=State.NOTED)
    method = models.TextField(blank=True)
    judgement = models.TextField(blank=True)
    worked = models.CharField(max_length=LINE, blank=True)
    to_try = models.CharField(max_length=LINE, blank=True)
    counts = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=LINE, blank=True)
    noted_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)
    line = models.CharField(max_length=LINE, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest held first."""

        ordering = (models.F("held_at").desc(nulls_first=True), "-pk")

    def __str__(self) -> str:
        """Name it without a word of it."""
        return f"Talk {self.pk}"


class DebriefTalk(models.Model):
    """The talk with whoever learnt in a debrief, by the Bar Raiser who led it (rule P1).

    It is about leading a debrief and says nothing of the candidate, whose packet is closed by then.
    """

    seat = models.OneToOneField(DebriefSeat, on_delete=models.PROTECT, related_name="talk")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    worked = models.CharField(max_length=LINE)
    to_try = models.CharField(max_length=LINE)
    counts = models.BooleanField()
    reason = models.CharField(max_length=LINE, blank=True)
    held_at = models.DateTimeField()
    line = models.CharField(max_length=LINE, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest held first."""

        ordering = ("-held_at", "-pk")

    def __str__(self) -> str:
        """Name it without a word of it."""
        return f"Debrief talk {self.pk}"
