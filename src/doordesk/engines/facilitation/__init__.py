"""What should the Bar Raiser ask now: prompts from packet, votes and step. Rules D3, D5-D12, F6.

Dataclasses go in and come out; nothing here knows a database or a clock, and nothing rates a candidate (Y4).
"""

from doordesk.engines.facilitation.meeting import (
    Column,
    Inclination,
    Line,
    Meeting,
    Member,
    Part,
    Passage,
    Principle,
    Rating,
    Step,
    Vote,
)
from doordesk.engines.facilitation.prompt import Kind, Prompt
from doordesk.engines.facilitation.prompts import DETECTORS, MOST, prompts

__all__ = [
    "DETECTORS",
    "MOST",
    "Column",
    "Inclination",
    "Kind",
    "Line",
    "Meeting",
    "Member",
    "Part",
    "Passage",
    "Principle",
    "Prompt",
    "Rating",
    "Step",
    "Vote",
    "prompts",
]
