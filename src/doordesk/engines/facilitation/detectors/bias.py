"""Wordings behind which a bias may stand: likeness, comparison, haste. Rule D7."""

import re
from collections.abc import Iterator
from functools import partial

from doordesk.engines.facilitation.detectors.disagreement import crossed
from doordesk.engines.facilitation.meeting import Meeting, Passage
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import names, quoted
from doordesk.engines.facilitation.spotting import spotted
from doordesk.engines.facilitation.text.reading import words
from doordesk.engines.facilitation.wordings import pattern, signs

SHORTEST_NAME = 3
LONG_OPEN = 90
NEVER = r"(?!)"


def _sentences_with(group: str, passage: Passage) -> Iterator[tuple[str, str]]:
    """The writer's own sentences that meet a list of wordings."""
    sign, wording = signs("bias", group), pattern("bias", group)
    for sentence in passage.reading.own_sentences:
        small = sentence.lower()
        if sign.search(small) and wording.search(small):
            yield sentence, ""


def _haste(passage: Passage) -> Iterator[tuple[str, str]]:
    """The writer's own sentences on the need to fill this post, not on another team's."""
    elsewhere = pattern("bias", "elsewhere")
    found = _sentences_with("haste", passage)
    return (one for one in found if not elsewhere.search(one[0].lower()))


def similar_to_me(meeting: Meeting) -> Iterator[Prompt]:
    """The writer likens the candidate to themself, or is drawn by what they share."""
    for member, spots in spotted(meeting, partial(_sentences_with, "like_me")):
        yield ask(
            Kind.SIMILAR_TO_ME,
            f"{member.name} finds something of their own in the candidate: {quoted(spots[0].sentence)}",
            f"{member.name}, had they come another way, which of your evidence would still stand?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )


def contrast(meeting: Meeting) -> Iterator[Prompt]:
    """Another candidate is the measure, by name or as 'the last one'."""
    strangers = _names_of_others(meeting)

    def see(passage: Passage) -> Iterator[tuple[str, str]]:
        yield from _sentences_with("compared", passage)
        if strangers.search(passage.reading.own):
            yield from ((one, "") for one in passage.reading.own_sentences if strangers.search(one))

    for member, spots in spotted(meeting, see):
        yield ask(
            Kind.CONTRAST,
            f"{member.name} measures against another candidate: {quoted(spots[0].sentence)}",
            f"{member.name}, held against the principle alone, and nobody else: what did this candidate do?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )


def _names_of_others(meeting: Meeting) -> re.Pattern[str]:
    """The other candidates' names, without those that somebody in the room or the candidate bears, too."""
    here = {word for one in meeting.members for word in words(one.name)} | set(words(meeting.candidate))
    others = {word for name in meeting.other_candidates for word in words(name)} - here
    names = sorted(re.escape(word) for word in others if len(word) >= SHORTEST_NAME and word[0].isupper())
    return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else NEVER)


def urgency(meeting: Meeting) -> Iterator[Prompt]:
    """The need to fill the post speaks in a text; or the opening is old and a vote went to yes."""
    for member, spots in spotted(meeting, _haste):
        yield ask(
            Kind.URGENCY,
            f"{member.name} wrote of the need to fill the post: {quoted(spots[0].sentence)}",
            f"{member.name}, if the post had been opened yesterday, would your vote be the same?",
            people=[member.id],
            passages=[one.passage.id for one in spots],
        )
    movers = meeting.named(one.person for one in meeting.known_votes if crossed(one) > 0)
    if movers and meeting.days_open is not None and meeting.days_open >= LONG_OPEN:
        yield ask(
            Kind.URGENCY,
            f"The opening is {meeting.days_open} days old, and "
            f"{names(movers)} went from no to yes in the re-vote.",
            f"{names(movers)}, which passage changed your mind? Would it have in the first week?",
            people=(one.id for one in movers),
        )
