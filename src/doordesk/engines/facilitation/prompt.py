"""What the facilitator's help says: what was seen, the rule, a question to ask. Rules D5-D12, F6."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a prompt is about. The words are kept with marks of 'useful': they do not change."""

    FORBIDDEN_GROUND = "forbidden_ground"
    HERDING = "herding"
    HIRING_MANAGER_FIRST = "hiring_manager_first"
    URGENCY = "urgency"
    SIMILAR_TO_ME = "similar_to_me"
    CONTRAST = "contrast"
    SPLIT_VOTE = "split_vote"
    CONTRADICTION = "contradiction"
    THIN_VOTE = "thin_vote"
    HALO = "halo"
    CONFIRMATION = "confirmation"
    NO_SOURCE = "no_source"
    RATING_WITHOUT_EVIDENCE = "rating_without_evidence"
    SAME_STORY = "same_story"
    ONE_SOURCE = "one_source"
    VAGUE_TRAIT = "vague_trait"


RULES = {
    Kind.FORBIDDEN_GROUND: "F6",
    Kind.HERDING: "D7",
    Kind.HIRING_MANAGER_FIRST: "D6",
    Kind.URGENCY: "D7",
    Kind.SIMILAR_TO_ME: "D7",
    Kind.CONTRAST: "D7",
    Kind.SPLIT_VOTE: "D5",
    Kind.CONTRADICTION: "D5",
    Kind.THIN_VOTE: "D5",
    Kind.HALO: "D7",
    Kind.CONFIRMATION: "D7",
    Kind.NO_SOURCE: "D12",
    Kind.RATING_WITHOUT_EVIDENCE: "F6",
    Kind.SAME_STORY: "D7",
    Kind.ONE_SOURCE: "L6",
    Kind.VAGUE_TRAIT: "D7",
}

# What endangers fairness or the law comes first, then what may decide, then what is missing, then manner.
WEIGHTS = {
    Kind.FORBIDDEN_GROUND: 100,
    Kind.HERDING: 94,
    Kind.HIRING_MANAGER_FIRST: 92,
    Kind.URGENCY: 90,
    Kind.SIMILAR_TO_ME: 88,
    Kind.CONTRAST: 86,
    Kind.SPLIT_VOTE: 78,
    Kind.CONTRADICTION: 74,
    Kind.THIN_VOTE: 70,
    Kind.HALO: 66,
    Kind.CONFIRMATION: 62,
    Kind.NO_SOURCE: 58,
    Kind.RATING_WITHOUT_EVIDENCE: 54,
    Kind.SAME_STORY: 50,
    Kind.ONE_SOURCE: 44,
    Kind.VAGUE_TRAIT: 30,
}


@dataclass(frozen=True)
class Prompt:
    """One thing that the Bar Raiser could ask now, and what it rests on.

    `signal` says what was seen and may quote the packet: it is as sealed as that. `question` is what could be
    asked of whom. `passages` and `people` are ids of the meeting, in order. `weight` orders prompts, larger
    first. `key` stays the same as long as kind, people and principle do, so that what was shown or marked
    useful sticks to it; it quotes nothing.
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


def ask(  # noqa: PLR0913 - a prompt has so many parts, each by its name
    kind: Kind,
    signal: str,
    question: str,
    *,
    people: Iterable[int],
    passages: Iterable[int] = (),
    principle: int | None = None,
    more: float = 0.0,
) -> Prompt:
    """Make a prompt of this kind, with its rule, weight and key; `more` (under 4) lifts it among its kind.

    >>> ask(Kind.HALO, "…", "…", people=[7, 3, 7]).key
    'halo:-:3,7'
    """
    who, where = tuple(sorted(set(people))), tuple(sorted(set(passages)))
    key = f"{kind}:{'-' if principle is None else principle}:{','.join(map(str, who))}"
    return Prompt(
        kind, RULES[kind], signal, question, where, who, principle, float(WEIGHTS[kind]) + more, key
    )
