"""Whether somebody wants the morning letter, and where it stands."""

from django.db import models

from doordesk.foundation.people.models import Person


class Morning(models.Model):
    """One person's morning letter.

    `looked_on` is the day, by their own clock, on which their desk was last looked at for it. `told` holds
    fingerprints of what the last letters named, so that nothing without a date is named twice.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="morning")
    wanted = models.BooleanField(default=True)
    looked_on = models.DateField(null=True, blank=True)
    told = models.JSONField(default=list)

    def __str__(self) -> str:
        """Name it by its person."""
        return f"Morning letter of {self.person_id}"
