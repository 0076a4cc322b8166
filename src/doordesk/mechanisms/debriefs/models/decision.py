"""The two keys and the closed packet."""

from typing import Any

from django.db import models

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models.meeting import Debrief
from doordesk.mechanisms.debriefs.states import Holder, Outcome, Turn


class Sealed(Refused):
    """A closed packet does not change (rule D13)."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This packet is closed; it stays as it is.", rule="D13", code="packet_closed")


class Key(models.Model):
    """One of the two keys; the Bar Raiser's says how the candidate raises the bar (rules D9, D11)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="keys")
    holder = models.CharField(max_length=16, choices=Holder.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    reason = models.TextField()
    better_than_half = models.BooleanField(null=True, blank=True)
    raises_bar = models.TextField(blank=True)
    turned_at = models.DateTimeField()

    class Meta:
        """One of each kind."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["debrief", "holder"], name="one_key_a_holder"),)

    def __str__(self) -> str:
        """Name the holder only."""
        return self.get_holder_display()


class Packet(models.Model):
    """The closed packet: outcome and everything that led to it, as one canonical JSON text (rule D13)."""

    debrief = models.OneToOneField(Debrief, on_delete=models.PROTECT, related_name="packet")
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    veto_reason = models.TextField(blank=True)
    content = models.TextField()
    digest = models.CharField(max_length=64)
    closed_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-closed_at",)

    def __str__(self) -> str:
        """Name it by number."""
        return f"Packet {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once; a closed packet stays as it is (rule D13)."""
        if not self._state.adding:
            raise Sealed
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: a closed packet stays (rule D13)."""
        raise Sealed
