"""The words of the paths to a certificate: what a step asks for, what a certificate opens, where one stands.

Rules P1, L7.
"""

from collections.abc import Iterable

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class Known(models.TextChoices):
    """The keys of the two paths that come with the product; a company may add its own."""

    INTERVIEWER = "interviewer", "Interviewer"
    BAR_RAISER = "bar_raiser", "Bar Raiser"


class Scope(models.TextChoices):
    """What a certificate lets somebody do."""

    SCREEN = "screen", "Screens"
    INTERVIEW = "interview", "Interviews"
    DEBRIEF = "debrief", "Leading debriefs"


def in_words(scopes: Iterable[Scope]) -> str:
    """Name what a certificate opens: 'Screens, interviews'."""
    some = set(scopes)
    words = ", ".join(scope.label.lower() for scope in Scope if scope in some)
    return words[:1].upper() + words[1:]


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


class Approver(models.TextChoices):
    """Who says at the end of a path that somebody is certified."""

    MENTOR = "mentor", "The mentor"
    CORE = "core", "The Core"


class About(models.TextChoices):
    """What an approval says yes to."""

    REVIEW = "review", "Learning for it"
    CERTIFICATE = "certificate", "The certificate"


class State(models.TextChoices):
    """Where somebody stands on a path."""

    NOMINATED = "nominated", "Nominated"
    UNDER_WAY = "under_way", "Under way"
    CERTIFIED = "certified", "Certified"
    REFUSED = "refused", "Refused"
    LEFT = "left", "Left"


class Deed(models.TextChoices):
    """What moves a journey."""

    TAKE_UP = "take_up", "Take up the nomination"
    CERTIFY = "certify", "Certify"
    REFUSE = "refuse", "Refuse, with a reason"
    LEAVE = "leave", "Leave the path"


TRANSITIONS = Transitions(
    "this journey",
    {
        (State.NOMINATED, Deed.TAKE_UP): State.UNDER_WAY,
        (State.NOMINATED, Deed.REFUSE): State.REFUSED,
        (State.NOMINATED, Deed.LEAVE): State.LEFT,
        (State.UNDER_WAY, Deed.CERTIFY): State.CERTIFIED,
        (State.UNDER_WAY, Deed.REFUSE): State.REFUSED,
        (State.UNDER_WAY, Deed.LEAVE): State.LEFT,
    },
    rule="P1",
)

RUNNING = (State.NOMINATED, State.UNDER_WAY)
MENTORED = (StepKind.SHADOW, StepKind.REVERSE_SHADOW, StepKind.DEBRIEF_SHADOW, StepKind.DEBRIEF_LED)
