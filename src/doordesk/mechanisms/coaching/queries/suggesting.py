"""What a note could say, from what was observed of one interviewer: pure, explained, never sent unread (P3).

A suggestion is a beginning for whoever writes. `own_words` tells how much of a note is theirs: the action
that sends asks for some. No suggestion quotes a prompt: those are the leader's alone (rule D7).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doordesk.mechanisms.coaching.states import Part, Tag

MOST = 3  # of each half: more would be a report
FEWEST_OWN = 3  # words that are nobody's suggestion
KEEP_FREE = "Keep the half hour after an interview free, and write it then."
_WORD = re.compile(r"\w+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What was observed of one interviewer; names of principles, a kind and signal for each prompt.

    `late` says by how much a hand-in was late, "" for in time; `bare` were rated without the candidate's
    words, `missing` had not enough data, `rested` are (principle, words) that the decision's list quotes.
    """

    handed_in: bool = True
    late: str = ""
    bare: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    prompts: tuple[tuple[str, str], ...] = ()
    rested: tuple[tuple[str, str], ...] = ()
    rated: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence or two for one half of the note, its tag, and what it rests on (for the writer alone)."""

    part: Part
    tag: Tag
    text: str
    rests_on: str


# What may be tried after a prompt of this kind; kinds about the room rather than one person are not here.
AFTER: dict[str, tuple[Tag, str]] = {
    "forbidden_ground": (
        Tag.BIAS,
        "Before you hand in, strike what no decision may rest on, and ask whether the rating still stands.",
    ),
    "similar_to_me": (
        Tag.BIAS,
        "When somebody's way resembles your own, write down what they did before how it struck you.",
    ),
    "contrast": (Tag.BIAS, "Hold each answer against the anchors, not against the candidate before."),
    "urgency": (Tag.BIAS, "Write the assessment as if the post could stay open for another month."),
    "herding": (Tag.BIAS, "If a colleague moves you, say which of their words did: then all can weigh it."),
    "halo": (
        Tag.BIAS,
        "Rate each principle from its own passage, the weakest first; one strong story is one story.",
    ),
    "confirmation": (
        Tag.PROBING,
        "Ask once for a time when it went wrong, and write down what you heard against your vote, too.",
    ),
    "thin_vote": (
        Tag.EVIDENCE,
        "A strong vote wants a strong passage: name the two that would convince a sceptic.",
    ),
    "rating_without_evidence": (
        Tag.EVIDENCE,
        "Write what was said before you rate it; an empty box is a no-data.",
    ),
    "no_source": (
        Tag.COVERAGE,
        "Begin with the principle that is yours alone; nobody else will ask about it.",
    ),
    "same_story": (Tag.PROBING, "When you hear a story for the second time, ask for another one."),
    "vague_trait": (
        Tag.NOTE_QUALITY,
        "Where you write what somebody is, write what they did: when, with whom, and what came of it.",
    ),
}
COVERED = {"bare": {"rating_without_evidence"}, "missing": {"no_source"}}


def suggestions(seen: Seen) -> tuple[Suggestion, ...]:
    """What could be said, what is to try first by weight; at most `MOST` for each half.

    >>> [one.tag.value for one in suggestions(Seen(late="6 hours", rated=1))]
    ['timekeeping', 'evidence']
    """
    found = [*_to_try(seen), *_worked(seen)]
    return tuple(one for part in (Part.TO_TRY, Part.WORKED) for one in _of(part, found))


def _of(part: Part, found: list[Suggestion]) -> list[Suggestion]:
    return [one for one in found if one.part is part][:MOST]


def _to_try(seen: Seen) -> Iterator[Suggestion]:
    if not seen.handed_in:
        text = f"We decided without your assessment. {KEEP_FREE}"
        yield _try(Tag.TIMEKEEPING, text, "No assessment came (rule D1).")
    elif seen.late:
        text = f"Your assessment came {seen.late} late. {KEEP_FREE}"
        yield _try(Tag.TIMEKEEPING, text, f"Handed in {seen.late} after it was due (rule F5).")
    if seen.bare:
        text = (
            f"On {named(seen.bare)} your rating stands without the candidate's own words. "
            "Next time write down one sentence just as it was said, and the question before it."
        )
        yield _try(Tag.EVIDENCE, text, f"Rated without a quotation: {named(seen.bare)} (rule F6).")
    if seen.missing:
        text = (
            f"We learnt too little about {named(seen.missing)} in your hour. "
            "Have two questions ready for it, and ask the first before half of the time is gone."
        )
        yield _try(Tag.COVERAGE, text, f"Not enough data: {named(seen.missing)} (rule D12).")
    for kind, signal in seen.prompts:
        covered = any(kind in COVERED[name] and getattr(seen, name) for name in COVERED)
        if kind in AFTER and not covered:
            yield _try(*AFTER[kind], signal)


def _try(tag: Tag, text: str, rests_on: str) -> Suggestion:
    return Suggestion(Part.TO_TRY, tag, text, rests_on)


def _worked(seen: Seen) -> Iterator[Suggestion]:
    for principle, words in seen.rested[:2]:
        text = f"What you wrote on {principle} helped us to decide: “{words.rstrip('.')}”."
        yield Suggestion(Part.WORKED, Tag.EVIDENCE, text, "The list of the debrief quotes it (rule D5).")
    if seen.handed_in and seen.rated and not seen.bare:
        text = (
            "Each of your ratings stood on the candidate's own words: nobody had to ask you what you meant."
        )
        yield Suggestion(Part.WORKED, Tag.EVIDENCE, text, "Every rating has a quotation beside it.")
    if seen.handed_in and not seen.late:
        text = "Your assessment was in on time, so everybody could read it in peace."
        yield Suggestion(Part.WORKED, Tag.TIMEKEEPING, text, "Handed in before it was due (rule F5).")


def named(names: Iterable[str]) -> str:
    """Names of principles in a sentence.

    >>> named(["Deliver", "Go to the detail"])
    '“Deliver” and “Go to the detail”'
    """
    said = [f"“{one}”" for one in dict.fromkeys(names)]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def own_words(texts: Iterable[str], offered: Iterable[str]) -> int:
    """How many words are left of a note when every suggestion that was not touched is taken out.

    >>> own_words(["As it was offered. Good."], ["As it was offered."])
    1
    """
    rest = _squeezed(" ¶ ".join(texts))
    for one in sorted(map(_squeezed, offered), key=len, reverse=True):
        rest = rest.replace(one, " ")
    return len(_WORD.findall(rest))


def _squeezed(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split()).casefold()


def quotes(text: str) -> bool:
    """Tell whether a text holds words in quotation marks, or a block that is quoted.

    >>> quotes("She said “I stopped it”."), quotes("She stopped it; don't ask why.")
    (True, False)
    """
    return bool(re.search(r"[“”„«»]|\"[^\"]+\"|(?<!\w)['‘][^'’]{8,}['’](?!\w)|^\s*>", text, re.MULTILINE))
