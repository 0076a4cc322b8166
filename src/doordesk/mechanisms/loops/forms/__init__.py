"""Forms of screens and loops."""

from doordesk.mechanisms.loops.forms.endings import CancelForm, EndForm
from doordesk.mechanisms.loops.forms.plans import (
    InterviewForm,
    LeaderForm,
    OverrideForm,
    ScreenForm,
    SeatForm,
    StartForm,
)

__all__ = (
    "CancelForm",
    "EndForm",
    "InterviewForm",
    "LeaderForm",
    "OverrideForm",
    "ScreenForm",
    "SeatForm",
    "StartForm",
)
