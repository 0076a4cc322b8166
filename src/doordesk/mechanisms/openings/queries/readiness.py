"""What an opening still needs before a review, and whether loops can be planned for it (rule L1)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.queries.page import Weight
from doordesk.mechanisms.openings.states import State

MIN_WORDS = 80
MIN_PRINCIPLES = 3
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands between a draft and its review: what, and what to do."""

    what: str
    way_out: str


def may_plan_loops(opening: Opening) -> bool:
    """Tell whether loops can be planned: the description is approved and the post is open (rule L1)."""
    return opening.state == State.OPEN


def word_count(text: str) -> int:
    r"""Count the words of a text; the signs of Markdown are none.

    >>> word_count("## What you'll do\n- Look after the **ledger**.")
    7
    """
    return len(_WORD.findall(text))


def missing(opening: Opening, weights: Iterable[Weight]) -> list[Missing]:
    """Return all that a review would be refused for, in the order of the page (rule L1)."""
    return [*_about_text(opening), *_about_people(opening), *_about_principles(list(weights))]


def _about_text(opening: Opening) -> Iterator[Missing]:
    count = word_count(opening.description)
    if count < MIN_WORDS:
        had = f"has {count} word{'s' * (count != 1)}; {MIN_WORDS} are the least" if count else "is empty"
        yield Missing(
            f"The description {had}.",
            "Say what the person will do, how a good first year looks, and what you look for.",
        )


def _about_people(opening: Opening) -> Iterator[Missing]:
    posts = (("hiring manager", opening.hiring_manager), ("recruiter", opening.recruiter))
    for post, person in posts:
        if not person.is_active:
            yield Missing(f"The {post}, {person}, has left.", "Name somebody else.")


def _about_principles(weights: list[Weight]) -> Iterator[Missing]:
    live = [weight for weight in weights if not weight.retired]
    for weight in weights:
        if weight.retired:
            yield Missing(f"“{weight.version.name}” has been retired.", "Take it out, or choose another.")
    if len(live) < MIN_PRINCIPLES:
        count = f"{len(live)} principle{'s' * (len(live) != 1)}" if live else "No principle"
        yield Missing(
            f"{count} chosen; {MIN_PRINCIPLES} are the least.", "Choose those that this post turns on."
        )
