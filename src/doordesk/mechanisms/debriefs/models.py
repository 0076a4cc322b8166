"""A debrief and all that is said and decided in it; the closed packet."""

from typing import Any

from django.db import models

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.states import REVEALED, Column, Holder, Outcome, State, Turn
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.principles.models import Version


class Sealed(Refused):
    """A closed packet does not change (rule D13)."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("This packet is closed; it stays as it is.", rule="D13", code="packet_closed")


class Debrief(models.Model):
    """The meeting that decides; `exception` says who was missing and why (rule D1)."""

    loop = models.OneToOneField(Loop, on_delete=models.PROTECT, related_name="debrief")
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="led_debriefs")
    state = models.CharField(max_length=12, choices=State.choices, default=State.CALLED)
    called_at = models.DateTimeField()
    meets_at = models.DateTimeField(null=True, blank=True)
    reading_ends_at = models.DateTimeField(null=True, blank=True)
    exception = models.TextField(blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-called_at", "-pk")

    def __str__(self) -> str:
        """Name it by the application."""
        return f"Debrief: {self.loop.application}"

    @property
    def standing(self) -> State:
        """Where it stands; over as soon as its loop was called off, by whatever hand."""
        return State.CANCELLED if self.loop.state == LoopState.CANCELLED else State(self.state)

    @property
    def revealed(self) -> bool:
        """Whether votes are known in the room (rule D3)."""
        return self.standing in REVEALED


class Step(models.Model):
    """One step of the meeting, when it began and by whose hand: the timeline of the packet."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=State.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In order."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name the step."""
        return self.get_state_display()


class ReadingMark(models.Model):
    """A member has read one assessment of the packet (rule D3: progress visible)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="marks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once for each reader and assessment."""

        constraints = (models.UniqueConstraint(fields=["debrief", "person", "assessment"], name="read_once"),)

    def __str__(self) -> str:
        """Name reader and assessment by number."""
        return f"{self.person_id} read {self.assessment_id}"


class Ballot(models.Model):
    """A second vote, sealed until all are revealed at one moment (rules D3, D4)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="ballots")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    vote = models.PositiveSmallIntegerField(choices=Vote.choices)
    cast_at = models.DateTimeField()

    class Meta:
        """In the order in which they were cast; one a person."""

        ordering = ("cast_at", "pk")
        constraints = (models.UniqueConstraint(fields=["debrief", "person"], name="one_ballot"),)

    def __str__(self) -> str:
        """Name the voter only."""
        return f"Ballot of {self.person_id}"


class Absence(models.Model):
    """A second vote that the room goes on without, and why (rule D3); the first vote stands."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="absences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One a person."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["debrief", "person"], name="one_absence"),)

    def __str__(self) -> str:
        """Name who was absent by number."""
        return f"Absence of {self.person_id}"


class Spoken(models.Model):
    """Somebody has spoken in the discussion; the leader ticks it (rule D6)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="spoken")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which they spoke."""

        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=["debrief", "person"], name="spoken_once"),)

    def __str__(self) -> str:
        """Name who spoke by number."""
        return f"{self.person_id} spoke"


class Handover(models.Model):
    """The lead went from one Bar Raiser to another, and why (rules L3, L4)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="handovers")
    before = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In order."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name both by number."""
        return f"{self.before_id} → {self.after_id}"


class Line(models.Model):
    """A line of the two-column list, tied to words of an assessment (rule D5)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="lines")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    column = models.CharField(max_length=8, choices=Column.choices)
    text = models.CharField(max_length=400)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    quote = models.CharField(max_length=600)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """By principle, then in the order in which they were written."""

        ordering = ("version__principle__position", "pk")

    def __str__(self) -> str:
        """Name it by number."""
        return f"Line {self.pk}"


class Gap(models.Model):
    """'Not enough data' on a principle, against the interview that owned it (rule D12)."""

    debrief = models.ForeignKey(Debrief, on_delete=models.CASCADE, related_name="gaps")
    interview = models.ForeignKey(Interview, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=400)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once for each interview and principle."""

        ordering = ("version__principle__position", "pk")
        constraints = (models.UniqueConstraint(fields=["debrief", "interview", "version"], name="gap_once"),)

    def __str__(self) -> str:
        """Name it by number."""
        return f"Gap {self.pk}"


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
