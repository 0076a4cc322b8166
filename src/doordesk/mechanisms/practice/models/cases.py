"""A case that the company wrote itself; those of the product are files."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.principles.models import Version

LONGEST = {"title": 80, "field": 60, "post": 80, "name": 60}


class OwnCase(models.Model):
    """A fictional interview of the company's, with the faults that were planted in it.

    `faults` has one a line (turn, kind, note) and is sealed like a key: nobody but its writer reads it
    before handing in (rule P2). `transcript` stays as it is once somebody has handed in.
    """

    title = models.CharField(max_length=LONGEST["title"])
    field = models.CharField(max_length=LONGEST["field"])
    post = models.CharField(max_length=LONGEST["post"])
    level = models.PositiveSmallIntegerField()
    candidate = models.CharField(max_length=LONGEST["name"])
    interviewer = models.CharField(max_length=LONGEST["name"])
    minutes = models.PositiveSmallIntegerField()
    transcript = models.TextField()
    faults = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were written."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Give the title."""
        return self.title

    @property
    def slug(self) -> str:
        """Its name in addresses and on sheets; no file of the product begins like this."""
        return f"own-{self.pk}"


class OwnPrinciple(models.Model):
    """A principle that is rated in a case, in the wording that it had when the case was written."""

    case = models.ForeignKey(OwnCase, on_delete=models.CASCADE, related_name="principles")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """In the company's order, each once."""

        ordering = ("version__principle__position", "pk")
        constraints = (models.UniqueConstraint(fields=["case", "version"], name="practice_principle_once"),)

    def __str__(self) -> str:
        """Give the principle's name."""
        return str(self.version)
