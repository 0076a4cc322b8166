"""A certificate, from the day it was granted to the day it was withdrawn, and its renewals."""

from django.db import models

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models.journeys import Journey
from doordesk.mechanisms.training.models.paths import LONGEST, Path
from doordesk.mechanisms.training.states import Scope, in_words


class Certificate(models.Model):
    """What somebody may do, while it is neither withdrawn nor lapsed (rules L4, L7, P6).

    `scopes` is the path's on the day: what a path opens later changes no certificate. When it lapses is
    derived from the last interview (P6), never stored.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="certificates")
    path = models.ForeignKey(Path, on_delete=models.PROTECT, related_name="certificates")
    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="certificate")
    scopes = models.CharField(max_length=60)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    grounds = models.CharField(
        max_length=LONGEST, blank=True, help_text="What the last approver rests it on."
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        """Newest first; one certificate of a path for each person that was not withdrawn."""

        ordering = ("-granted_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "path"],
                condition=models.Q(withdrawn_at=None),
                name="one_valid_certificate",
            ),
        )

    def __str__(self) -> str:
        """Name path and person."""
        return f"{self.path}: {self.person}"

    @property
    def opens(self) -> frozenset[Scope]:
        """What it lets somebody do."""
        return frozenset(Scope(word) for word in self.scopes.split(",") if word)

    @property
    def opens_words(self) -> str:
        """The same in words."""
        return in_words(self.opens)


class Renewal(models.Model):
    """Somebody vouched for the holder anew: the months of rule P6 count from then."""

    certificate = models.ForeignKey(Certificate, on_delete=models.CASCADE, related_name="renewals")
    grounds = models.CharField(max_length=LONGEST)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        """In their order."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        """Name the certificate."""
        return f"Renewed: {self.certificate}"
