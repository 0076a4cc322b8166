"""One row for each deed, and the head of the chain they form."""

from django.db import models

from doordesk.foundation.audit.kinds import kinds


class Entry(models.Model):
    """A deed: names and numbers of rows, never their text; `digest` covers the row and the one before."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=40, choices=kinds, db_index=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        """Newest first; one subject's history is a common question."""

        ordering = ("-number",)
        verbose_name_plural = "entries"
        indexes = (models.Index(fields=["subject_kind", "subject_id"]),)

    def __str__(self) -> str:
        """Name the entry by its place in the chain."""
        return f"#{self.number} {self.kind}"


class Head(models.Model):
    """The last link; its row lock gives entries their order, its count shows a cut-off tail."""

    number = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        """Name the head by its number."""
        return f"head at {self.number}"
