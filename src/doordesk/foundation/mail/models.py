"""A letter to one address, with at most one calendar file."""

from django.db import models


class Letter(models.Model):
    """Plain text that carries no sealed content; `sent_at` is empty until a mail server took it."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=12, blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, db_index=True)
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        """Oldest first: the order in which they leave."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Name the letter."""
        return f"{self.subject} → {self.to}"
