"""What the writing coach would look at again in a description before somebody reviews it (rule L1)."""

from dataclasses import dataclass

from doordesk.engines.prose import Finding, Kind, most_useful
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.writing.queries import marks


@dataclass(frozen=True, slots=True)
class Advice:
    """The few to look at first, and how many more stand beside the text."""

    first: tuple[Finding, ...]
    more: int


def advice(actor: Actor, opening: Opening) -> Advice:
    """The most useful marks of a description that this writer has not set aside, at most seven."""
    found = marks(actor, f"openings.description:{opening.pk}", opening.description, Kind.JOB_DESCRIPTION)
    first = most_useful(mark.finding for mark in found)
    return Advice(tuple(first), len(found) - len(first))
