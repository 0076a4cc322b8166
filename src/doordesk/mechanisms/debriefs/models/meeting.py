"""A debrief, its steps, and what each member has done in it."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.states import REVEALED, State
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.loops.states import State as LoopState


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
