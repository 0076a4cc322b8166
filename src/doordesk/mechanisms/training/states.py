"""The words of the paths to a certificate: what a step asks for, and what a certificate opens (rule P1)."""

from django.db import models


class Scope(models.TextChoices):
    """What a certificate lets somebody do."""

    SCREEN = "screen", "Screens"
    INTERVIEW = "interview", "Interviews"
    DEBRIEF = "debrief", "Leading debriefs"


class StepKind(models.TextChoices):
    """What a step of a path asks for; each kind is counted by the mechanism in which it is done."""

    COURSE = "course", "Course"
    PRACTICE = "practice", "Practice cases"
    SHADOW = "shadow", "Interviews watched"
    REVERSE_SHADOW = "reverse_shadow", "Interviews led beside a mentor"
    INTERVIEWS = "interviews", "Interviews given"
    MONTHS = "months", "Months since the first interview"
    REVIEW = "review", "Review by the Core"
    DEBRIEF_SHADOW = "debrief_shadow", "Debriefs watched"
    DEBRIEF_LED = "debrief_led", "Debriefs led under a mentor"
