"""The outbox: one counter for each channel, one row for each event; and who is present where."""

from django.db import models


class Channel(models.Model):
    """'debrief:12' and the number of its last event; its row lock gives events their order."""

    name = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Name the channel."""
        return self.name


class Event(models.Model):
    """What happened in a channel: a word and the key of a row, never text somebody wrote."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveBigIntegerField()
    word = models.CharField(max_length=40)
    row_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Numbers are gapless within a channel."""

        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["channel", "number"], name="event_number"),)

    def __str__(self) -> str:
        """Name the event."""
        return f"{self.channel_id} #{self.number} {self.word}"


class Presence(models.Model):
    """A lease: somebody is present in a channel while whoever holds the lease goes on touching it.

    `holder` is one server process, or the person's own page where it asks by itself. Somebody is present
    as long as anybody holds a lease for them.
    """

    channel = models.CharField(max_length=80)
    person_id = models.BigIntegerField()
    holder = models.CharField(max_length=40)
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        """One lease of each holder."""

        constraints = (
            models.UniqueConstraint(fields=["channel", "person_id", "holder"], name="presence_lease"),
        )

    def __str__(self) -> str:
        """Name the lease."""
        return f"{self.person_id} in {self.channel}, by {self.holder}"
