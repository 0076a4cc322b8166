"""Traits where acts should stand. Rules D7, F6."""

from collections.abc import Iterator

from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import quoted
from doordesk.engines.facilitation.spotting import spotted
from doordesk.engines.facilitation.text.reading import quotes
from doordesk.engines.facilitation.wordings import pattern


def vague_trait(meeting: Meeting) -> Iterator[Prompt]:
    """A text that gives traits and no act, or speaks of a fit with the culture."""
    for member, spots in spotted(meeting, _vague):
        culture = [one for one in spots if one.what]
        shown = (culture or spots)[0]
        yield ask(
            Kind.VAGUE_TRAIT,
            f"{member.name} names a {'fit' if culture else 'trait'} and no act: {quoted(shown.sentence)}",
            f"{member.name}, what did the candidate do or say that shows it? Which principle is it about?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
            principle=None,
            more=2.0 if culture else 0.0,
        )


def _vague(passage: Passage) -> Iterator[tuple[str, str]]:
    read = passage.reading
    trait, culture = pattern("traits", "trait"), pattern("traits", "culture")
    without_act = not quotes(passage.text) and not pattern("traits", "act").search(read.own_small)
    if not without_act and not culture.search(read.own_small):
        return
    for sentence in read.own_sentences:
        if culture.search(sentence.lower()):
            yield sentence, "fit"
        elif without_act and trait.search(sentence.lower()):
            yield sentence, ""
