"""What the coach points at, and what it knows besides the text."""

from dataclasses import dataclass, field

WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known besides the text; all of it optional.

    `part` is the piece of an assessment ("notes", "evidence" or "remark"), WHOLE for all pieces together,
    where only rules speak that judge a whole, or "" for a text of its own. `rating` and `vote` are 1 to 4, as
    people vote (rule F2), 0 is "not enough data". `others` are names of other people who apply for the post.
    """

    part: str = ""
    rating: int | None = None
    vote: int | None = None
    others: tuple[str, ...] = ()


NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a detector saw something: characters from `start` up to `end`.

    `slots` fills the rule's message; `strength` adds to the rule's weight, so that of two finds of one rule
    the worse one is told first.
    """

    start: int
    end: int
    slots: dict[str, str] = field(default_factory=dict)
    strength: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One mark: which rule, where (characters; line and column count from 1), why, and what to try.

    `weight` says how useful it is to look at: the larger, the sooner it is told.
    """

    rule: str
    family: str
    start: int
    end: int
    line: int
    column: int
    text: str
    message: str
    why: str
    suggestion: str
    weight: int = 0
