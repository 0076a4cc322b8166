"""Help for whoever leads, and what they say to one person in private (rules D7, D8)."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models.meeting import Debrief
from doordesk.mechanisms.debriefs.states import State


class Prompt(models.Model):
    """A question that the room's own signals raised for its Bar Raiser, and what became of it (rule D7).

    `people` and `passages` are keys of those it is about and of the sections it rests on. `place` is where it
    stands now, 1 the first; None once it has nothing to say any more.
    """

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="prompts")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=8)
    signal = models.TextField()
    question = models.TextField()
    people = models.JSONField(default=list)
    passages = models.JSONField(default=list)
    step = models.CharField(max_length=12, choices=State.choices)
    shown_at = models.DateTimeField()
    place = models.PositiveSmallIntegerField(null=True)
    useful = models.BooleanField(null=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        """As they stand on the page, then in the order in which they were shown."""

        ordering = ("place", "shown_at", "pk")
        constraints = (models.UniqueConstraint(fields=["debrief", "key"], name="prompt_once"),)

    def __str__(self) -> str:
        """Name its kind only."""
        return f"Prompt: {self.kind}"


class Nudge(models.Model):
    """A word in private from the Bar Raiser to one member; `kept` makes it a coaching note (rule D8)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="nudges")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nudges")
    text = models.CharField(max_length=400)
    kept = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were sent."""

        ordering = ("sent_at", "pk")

    def __str__(self) -> str:
        """Name it by number."""
        return f"Nudge {self.pk}"
