"""The way of an application, from its arrival to an outcome."""

from django.db import models

from doordesk.foundation.kernel.states import Transitions


class Stage(models.TextChoices):
    """How far an application has come."""

    APPLIED = "applied", "Applied"
    SCREEN = "screen", "Screen"
    SCREENED = "screened", "Screen passed"
    LOOP = "loop", "Loop"
    DEBRIEF = "debrief", "Debrief"
    HIRE = "hire", "To be hired"
    NO_HIRE = "no_hire", "Not hired"
    DECLINED = "declined", "Not taken further"
    WITHDRAWN = "withdrawn", "Withdrew"


class Deed(models.TextChoices):
    """What moves an application."""

    PLAN_SCREEN = "plan_screen", "Plan a screen"
    SKIP_SCREEN = "skip_screen", "Go on without a screen"
    PASS_SCREEN = "pass_screen", "Screen says yes"
    FAIL_SCREEN = "fail_screen", "Screen says no"
    CANCEL_SCREEN = "cancel_screen", "Cancel the screen"
    PLAN_LOOP = "plan_loop", "Plan the loop"
    CANCEL_LOOP = "cancel_loop", "Cancel the loop"
    OPEN_DEBRIEF = "open_debrief", "Open the debrief"
    DECIDE_HIRE = "decide_hire", "Decide: hire"
    DECIDE_NO_HIRE = "decide_no_hire", "Decide: no hire"
    DECLINE = "decline", "Do not take further"
    WITHDRAW = "withdraw", "Candidate withdraws"
    REOPEN = "reopen", "Take up again"


class Said(models.TextChoices):
    """What a word to the candidate was about (rule A3)."""

    NEWS = "news", "Heard from us"
    OUTCOME = "outcome", "Told the outcome"


_ENDING = {
    (stage, deed): end
    for stage in (Stage.APPLIED, Stage.SCREEN, Stage.SCREENED, Stage.LOOP, Stage.DEBRIEF)
    for deed, end in ((Deed.DECLINE, Stage.DECLINED), (Deed.WITHDRAW, Stage.WITHDRAWN))
    if not (stage is Stage.DEBRIEF and deed is Deed.DECLINE)
}

TRANSITIONS = Transitions(
    "this application",
    {
        (Stage.APPLIED, Deed.PLAN_SCREEN): Stage.SCREEN,
        (Stage.APPLIED, Deed.SKIP_SCREEN): Stage.SCREENED,
        (Stage.SCREEN, Deed.PASS_SCREEN): Stage.SCREENED,
        (Stage.SCREEN, Deed.FAIL_SCREEN): Stage.DECLINED,
        (Stage.SCREEN, Deed.CANCEL_SCREEN): Stage.APPLIED,
        (Stage.SCREENED, Deed.PLAN_LOOP): Stage.LOOP,
        (Stage.LOOP, Deed.CANCEL_LOOP): Stage.SCREENED,
        (Stage.LOOP, Deed.OPEN_DEBRIEF): Stage.DEBRIEF,
        (Stage.DEBRIEF, Deed.DECIDE_HIRE): Stage.HIRE,
        (Stage.DEBRIEF, Deed.DECIDE_NO_HIRE): Stage.NO_HIRE,
        (Stage.HIRE, Deed.WITHDRAW): Stage.WITHDRAWN,
        (Stage.DECLINED, Deed.REOPEN): Stage.APPLIED,
        (Stage.WITHDRAWN, Deed.REOPEN): Stage.APPLIED,
        **_ENDING,
    },
)

RUNNING = (Stage.APPLIED, Stage.SCREEN, Stage.SCREENED, Stage.LOOP, Stage.DEBRIEF)
ENDED = (Stage.HIRE, Stage.NO_HIRE, Stage.DECLINED, Stage.WITHDRAWN)
# Stages that `decline` and `withdraw` may end by themselves: nothing is planned then that must be called off.
ENDS_HERE = (Stage.APPLIED, Stage.SCREENED, Stage.HIRE)
