"""Votes at either end: on few words, or with nothing that points the other way. Rules D5, D7."""

from collections.abc import Iterator

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Inclination, Meeting, Member
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import counted, vote
from doordesk.engines.facilitation.wordings import pattern

FEW_WORDS = 60


def thin_vote(meeting: Meeting) -> Iterator[Prompt]:
    """A vote at either end on fewer than sixty words in all."""
    for member, value in _strong(meeting):
        here = packet.by(meeting, member.id)
        length = sum(one.length for one in here)
        if length < FEW_WORDS:
            yield ask(
                Kind.THIN_VOTE,
                f"{member.name} is {vote(value)}, on {counted(length, 'word')} of notes and evidence.",
                f"{member.name}, which one thing that you saw or heard makes you so sure?",
                people=[member.id],
                passages=[one.id for one in here],
            )


def confirmation(meeting: Meeting) -> Iterator[Prompt]:
    """A vote at either end whose text and ratings hold nothing for the other side (rules D7, F6)."""
    for member, value in _strong(meeting):
        here = packet.by(meeting, member.id)
        if sum(one.length for one in here) < FEW_WORDS:
            continue
        to_hire = packet.over_bar(value)
        other_side = pattern("strong_votes", "against" if to_hire else "in_favour")
        rated = [one.rating or 0 for one in here if packet.rated(one)]
        if any(packet.over_bar(rating) != to_hire for rating in rated):
            continue
        if any(other_side.search(one.text.lower()) for one in here):
            continue
        yield ask(
            Kind.CONFIRMATION,
            f"{member.name} is {vote(value)}, and wrote nothing that speaks "
            f"{'against' if to_hire else 'in favour'}.",
            f"{member.name}, what would have made you vote the other way? Did you ask for it?",
            people=[member.id],
            passages=[one.id for one in here],
        )


def _strong(meeting: Meeting) -> Iterator[tuple[Member, int]]:
    """The members with a vote at either end who wrote something or voted on their interview."""
    ends = (Inclination.STRONGLY_INCLINED, Inclination.STRONGLY_NOT_INCLINED)
    for one in sorted(meeting.known_votes, key=lambda it: it.person):
        if one.stands in ends and (one.first is not None or packet.by(meeting, one.person)):
            yield meeting.people[one.person], one.stands
