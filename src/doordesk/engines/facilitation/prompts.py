"""Which prompts to show now: ranked, few, none when there is nothing to say. Rules D5-D12, F6."""

from collections.abc import Callable, Collection, Iterable

from doordesk.engines.facilitation.detectors.bias import contrast, similar_to_me, urgency
from doordesk.engines.facilitation.detectors.coverage import no_source, one_source, rating_without_evidence
from doordesk.engines.facilitation.detectors.disagreement import contradiction, split_vote
from doordesk.engines.facilitation.detectors.following import herding, hiring_manager_first
from doordesk.engines.facilitation.detectors.grounds import forbidden_ground
from doordesk.engines.facilitation.detectors.halo import halo
from doordesk.engines.facilitation.detectors.stories import same_story
from doordesk.engines.facilitation.detectors.strong_votes import confirmation, thin_vote
from doordesk.engines.facilitation.detectors.traits import vague_trait
from doordesk.engines.facilitation.meeting import Meeting
from doordesk.engines.facilitation.prompt import Kind, Prompt

__all__ = ["DETECTORS", "MOST", "Detector", "Kind", "Prompt", "everything", "prompts"]

Detector = Callable[[Meeting], Iterable[Prompt]]
MOST = 3
DETECTORS: tuple[Detector, ...] = (
    forbidden_ground,
    herding,
    hiring_manager_first,
    urgency,
    similar_to_me,
    contrast,
    split_vote,
    contradiction,
    thin_vote,
    halo,
    confirmation,
    no_source,
    rating_without_evidence,
    same_story,
    one_source,
    vague_trait,
)


def prompts(meeting: Meeting, *, most: int = MOST, hushed: Collection[str] = ()) -> tuple[Prompt, ...]:
    """The `most` weightiest prompts for this moment, heaviest first; those whose key is `hushed` stay quiet.

    A prompt rests on votes only once they are revealed (rules D3, F3).
    """
    loud = (one for one in everything(meeting) if one.key not in hushed)
    return tuple(loud)[: max(most, 0)]


def everything(meeting: Meeting) -> tuple[Prompt, ...]:
    """All that can be said of this meeting, heaviest first, equals by their keys; each key once."""
    found: dict[str, Prompt] = {}
    for look in DETECTORS:
        for one in look(meeting):
            found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: (-one.weight, one.key)))
