"""Which row of another system became which row here, so that an import can be repeated."""

from django.db import models


class Kind(models.TextChoices):
    """What a row of the old system becomes; the last three are steps on the way to an assessment."""

    PERSON = "person", "Person"
    OPENING = "opening", "Opening"
    CANDIDATE = "candidate", "Candidate"
    APPLICATION = "application", "Application"
    ASSESSMENT = "assessment", "Assessment"
    LOOP = "loop", "Loop"
    ATTRIBUTES = "attributes", "Attributes of an assessment"
    ANSWERS = "answers", "Answers of an assessment"


class Told(models.IntegerChoices):
    """How much the old system has said of a row; what says less never overwrites what said more."""

    MENTIONED = 0, "Its number only"
    NAMED = 1, "Its name, in passing"
    WHOLE = 2, "All of it"
    OURS = 3, "The company keeps this row itself; no import changes it"


class Reference(models.Model):
    """`source` and `external_id` name the other system's row, `kind` and `row_id` ours.

    `digest` marks what was imported last: the same again changes nothing, whatever was changed here since.
    """

    source = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    external_id = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    told = models.PositiveSmallIntegerField(choices=Told.choices, default=Told.WHOLE)
    digest = models.CharField(max_length=32, default="")

    class Meta:
        """Each foreign row once; looked up from either side."""

        constraints = (
            models.UniqueConstraint(fields=["source", "kind", "external_id"], name="reference_once"),
        )
        indexes = (models.Index(fields=["kind", "row_id"]),)

    def __str__(self) -> str:
        """Name both sides."""
        return f"{self.source} {self.kind} {self.external_id} = {self.row_id}"
