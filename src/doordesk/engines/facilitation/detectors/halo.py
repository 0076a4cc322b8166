"""One person's ratings all alike, where others saw otherwise. Rule D7."""

from collections.abc import Iterator

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Meeting, Passage, Rating
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import listed, sign

ENOUGH = 3
ENOUGH_OF_GOOD = 4


def halo(meeting: Meeting) -> Iterator[Prompt]:
    """Three ratings or more of one value, and another's rating on one of these principles that differs.

    A row of + is the commonest there is, so it takes four of them. The idea is Thorndike's ("A constant
    error in psychological ratings", J. of Applied Psychology 4, 1920): a glow from one trait to the rest.
    """
    everything = [one for one in packet.evidence(meeting) if packet.rated(one)]
    for member in sorted(meeting.members, key=lambda one: one.id):
        own = [one for one in everything if one.author == member.id]
        if not _alike(own):
            continue
        differ = [one for one in everything if one.author != member.id and _differs(one, own)]
        if not differ:
            continue
        others = meeting.named(one.author for one in differ)
        principles = listed(dict.fromkeys(packet.principle_name(meeting, one.principle) for one in own))
        yield ask(
            Kind.HALO,
            f"{member.name} rated {principles} all {sign(own[0].rating)}; "
            f"{listed(one.name for one in others)} saw it differently.",
            f"{member.name}, which of these was the weakest, and what did you hear there?"
            if packet.over_bar(own[0].rating or 0)
            else f"{member.name}, which of these was the strongest, and what did you hear there?",
            people=[member.id],
            passages=[one.id for one in (*own, *differ)],
        )


def _alike(own: list[Passage]) -> bool:
    """Tell whether these are enough principles with one rating throughout."""
    values = {one.rating for one in own}
    needed = ENOUGH_OF_GOOD if values == {Rating.GOOD} else ENOUGH
    return len(values) == 1 and len({one.principle for one in own}) >= needed


def _differs(other: Passage, own: list[Passage]) -> bool:
    return any(other.principle == one.principle and other.rating != one.rating for one in own)
