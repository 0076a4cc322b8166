"""Forms of screens and loops."""

from doordesk.mechanisms.loops.forms.endings import CancelForm, DeclineForm, EndForm
from doordesk.mechanisms.loops.forms.plans import (
    InterviewForm,
    LeaderForm,
    LearnerForm,
    OverrideForm,
    ScreenForm,
    SeatForm,
    StartForm,
)

__all__ = (
    "CancelForm",
    "DeclineForm",
    "EndForm",
    "InterviewForm",
    "LeaderForm",
    "LearnerForm",
    "OverrideForm",
    "ScreenForm",
    "SeatForm",
    "StartForm",
)
