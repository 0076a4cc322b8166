"""A coaching note and the short thread under it; the two and the Core read them, nobody else (rule P3)."""

from typing import ClassVar

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.coaching.states import WRITTEN, About, State, Tag
from doordesk.mechanisms.debriefs.models import Debrief

LONGEST, LONGEST_REPLY = 1200, 500


class Note(models.Model):
    """What a Bar Raiser says to one interviewer after a debrief; once sent it stays as it is (rule P3).

    `tags` are words of Tag with commas between them; `reason` says why there is none. `revision` counts what
    was saved, so that two tabs overwrite nothing. It names no candidate: the debrief does.
    """

    debrief = models.ForeignKey(Debrief, on_delete=models.PROTECT, related_name="coaching_notes")
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="coaching_written")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="coaching_notes")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    worked = models.TextField(blank=True)
    to_try = models.TextField(blank=True)
    tags = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; one for each interviewer of a debrief."""

        ordering = ("-sent_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["debrief", "to"], name="one_note_an_interviewer")
        ]

    def __str__(self) -> str:
        """Name it by number."""
        return f"Coaching note {self.pk}"

    @property
    def written(self) -> bool:
        """Whether it was sent."""
        return self.state in WRITTEN

    @property
    def words(self) -> list[str]:
        """What it is about, as words of Tag."""
        return [one for one in self.tags.split(",") if one]

    @property
    def labels(self) -> list[str]:
        """What it is about, in words."""
        return [str(Tag(one).label) for one in self.words]


class Reply(models.Model):
    """A line of the thread: an answer of either, or the interviewer's word on how it went."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=8, choices=About.choices, default=About.ANSWER)
    text = models.CharField(max_length=LONGEST_REPLY)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were written."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name it by number."""
        return f"Reply {self.pk}"
