"""The talk after a sitting: what the mentor says of method and of judgement, and the trainee's answer."""

from django.db import models

from doordesk.mechanisms.loops.models import Trainee
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
