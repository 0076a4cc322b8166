"""Looking for a manner of speaking in what each member wrote, sentence by sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Meeting, Member, Passage

Look = Callable[[str], str]


@dataclass(frozen=True)
class Spot:
    """A sentence in which something was found, and what (a word or two that says which kind)."""

    passage: Passage
    sentence: str
    what: str


def spotted(
    meeting: Meeting, see: Callable[[Passage], Iterator[tuple[str, str]]]
) -> Iterator[tuple[Member, list[Spot]]]:
    """Give each member in whose passages `see` finds something, with all of it in order."""
    for member in sorted(meeting.members, key=lambda one: one.id):
        spots = [
            Spot(one, sentence, what) for one in packet.by(meeting, member.id) for sentence, what in see(one)
        ]
        if spots:
            yield member, spots
