"""What can become of a rule of the coach, and how it stands."""

from django.db import models

from doordesk.engines.prose import Kind

KIND_WORDS = {
    Kind.ASSESSMENT: "Assessment",
    Kind.JOB_DESCRIPTION: "Job description",
    Kind.NARRATIVE: "Narrative",
    Kind.PRFAQ: "PR/FAQ",
    Kind.COACHING_NOTE: "Coaching note",
}


class Deed(models.TextChoices):
    """One step in the history of a rule, with the words a reader sees."""

    ADDED = "added", "added it"
    CHANGED = "changed", "changed it"
    OFF = "off", "switched it off"
    ON = "on", "switched it on again"
    PUT_BACK = "put_back", "went back to the rule that comes with Doordesk"


class Standing(models.TextChoices):
    """How a rule stands in this company."""

    SHIPPED = "shipped", "As it comes"
    CHANGED = "changed", "Changed here"
    OWN = "own", "Your company's own"
    OFF = "off", "Switched off"
