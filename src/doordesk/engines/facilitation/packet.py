"""What is looked up in a packet: passages by author and principle, sources, who spoke. Rules D6, D12, F1."""

from collections.abc import Iterable

from doordesk.engines.facilitation.meeting import Meeting, Member, Part, Passage, Rating

FEWEST_WORDS = 6
FEWEST_WORDS_POINTED_AT = 20
POINTERS = frozenset({"notes", "above", "below"})
BAR = 3


def passages(meeting: Meeting) -> tuple[Passage, ...]:
    """The members' passages in the order of their ids."""
    known = (one for one in meeting.passages if one.author in meeting.people)
    return tuple(sorted(known, key=lambda one: one.id))


def by(meeting: Meeting, person: int) -> tuple[Passage, ...]:
    """What one member wrote."""
    return tuple(one for one in passages(meeting) if one.author == person)


def evidence(meeting: Meeting, principle: int | None = None) -> tuple[Passage, ...]:
    """The passages of evidence, all of them or those for one principle."""
    known = {one.id for one in meeting.principles}
    return tuple(
        one
        for one in passages(meeting)
        if one.kind == Part.EVIDENCE
        and one.principle in known
        and (principle is None or one.principle == principle)
    )


def rated(passage: Passage) -> bool:
    """Tell whether one of the four ratings stands there; 'not enough data' is none of them (rule D12)."""
    return passage.rating is not None and Rating.POOR <= passage.rating <= Rating.STRONG


def founded(meeting: Meeting, passage: Passage) -> bool:
    """Tell whether there are words under it, or a pointer to notes that have some (rule F6)."""
    if passage.length >= FEWEST_WORDS:
        return True
    if not POINTERS & passage.reading.vocabulary:
        return False
    notes = (one for one in by(meeting, passage.author) if one.kind == Part.NOTES)
    return sum(one.length for one in notes) >= FEWEST_WORDS_POINTED_AT


def judged(meeting: Meeting, principle: int) -> tuple[Passage, ...]:
    """The rated passages for a principle that have words under them."""
    return tuple(one for one in evidence(meeting, principle) if rated(one) and founded(meeting, one))


def over_bar(value: int) -> bool:
    """Tell whether a vote or a rating is on the side of yes."""
    return value >= BAR


def principle_name(meeting: Meeting, principle: int | None) -> str:
    """The principle's name; nothing for one that the meeting does not know."""
    return next((one.name for one in meeting.principles if one.id == principle), "")


def newest_first(members: Iterable[Member]) -> list[Member]:
    """The order of speaking among these: fewest interviews, then junior; who leads or hires last (D6)."""
    return sorted(members, key=_turn)


def _turn(one: Member) -> tuple[bool, bool, bool, int, int, str, int]:
    done = one.interviews_done
    return one.hires, one.leads, done is None, done or 0, one.level, one.name, one.id


def unheard(meeting: Meeting, members: Iterable[Member]) -> list[Member]:
    """Who of these has yet to speak, newest first."""
    return newest_first(member for member in members if member.id not in meeting.spoken)
