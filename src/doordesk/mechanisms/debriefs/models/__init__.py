"""A debrief and all that is said and decided in it; the closed packet."""

from doordesk.mechanisms.debriefs.models.decision import Key, Packet, Sealed
from doordesk.mechanisms.debriefs.models.discussion import Gap, Line
from doordesk.mechanisms.debriefs.models.guidance import Nudge, Prompt
from doordesk.mechanisms.debriefs.models.meeting import (
    Absence,
    Ballot,
    Debrief,
    Handover,
    ReadingMark,
    Spoken,
    Step,
)

__all__ = (
    "Absence",
    "Ballot",
    "Debrief",
    "Gap",
    "Handover",
    "Key",
    "Line",
    "Nudge",
    "Packet",
    "Prompt",
    "ReadingMark",
    "Sealed",
    "Spoken",
    "Step",
)
