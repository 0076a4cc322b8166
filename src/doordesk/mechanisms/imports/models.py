"""Which row of another system became which row here, so that an import can be repeated."""

from django.db import models


class Reference(models.Model):
    """`source` and `external_id` name the other system's row, `kind` and `row_id` ours."""

    source = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    external_id = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    placeholder = models.BooleanField(default=False)

    class Meta:
        """Each foreign row once."""

        constraints = (
            models.UniqueConstraint(fields=["source", "kind", "external_id"], name="reference_once"),
        )

    def __str__(self) -> str:
        """Name both sides."""
        return f"{self.source} {self.kind} {self.external_id} = {self.row_id}"
