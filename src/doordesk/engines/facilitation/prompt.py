"""What the facilitator's help says: what was seen, the rule, a question to ask. Rules D5-D12, F6."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a prompt is about. The words are kept with marks of 'useful': they do not change."""

    FORBIDDEN_GROUND = "forbidden_ground"
    SIMILAR_TO_ME = "similar_to_me"
    CONTRAST = "contrast"
    URGENCY = "urgency"
    HERDING = "herding"
    HIRING_MANAGER_FIRST = "hiring_manager_first"
    SPLIT_VOTE = "split_vote"
    CONTRADICTION = "contradiction"
    THIN_VOTE = "thin_vote"
    CONFIRMATION = "confirmation"
    HALO = "halo"
    RATING_WITHOUT_EVIDENCE = "rating_without_evidence"
    NO_SOURCE = "no_source"
    ONE_SOURCE = "one_source"
    SAME_STORY = "same_story"
    VAGUE_TRAIT = "vague_trait"


@dataclass(frozen=True)
class Prompt:
    """One thing that the Bar Raiser could ask now, and what it rests on.

    `signal` says what was seen, `question` what could be asked of whom. `passages` and `people` are ids of the
    meeting. `weight` orders prompts, larger first. `key` stays the same as long as kind, people and principle
    do, so that what was shown or marked useful sticks to it.
    """

    kind: Kind
    rule: str
    signal: str
    question: str
    passages: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    principle: int | None = None
    weight: float = 0.0
    key: str = ""
