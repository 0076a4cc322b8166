"""A certificate, from the day it was granted to the day it was withdrawn."""

from django.db import models

from doordesk.foundation.people.models import Person

LONGEST = 300


class Path(models.TextChoices):
    """What somebody can be certified for."""

    INTERVIEWER = "interviewer", "Interviewer"
    BAR_RAISER = "bar_raiser", "Bar Raiser"


class Certificate(models.Model):
    """A person may interview, or raise the bar, while a certificate is not withdrawn (rules L4, L7)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="certificates")
    path = models.CharField(max_length=12, choices=Path.choices)
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    grounds = models.CharField(max_length=LONGEST, blank=True, help_text="What the Core member rests it on.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        """Newest first; one valid certificate of a kind for each person."""

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
        return f"{self.get_path_display()}: {self.person}"
