"""Votes on both sides, and two who saw one principle differently. Rules D5, D6."""

from collections.abc import Iterator

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Meeting, Member, Passage, Vote
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import counted, names, quoted, sign

APART = 2


def split_vote(meeting: Meeting) -> Iterator[Prompt]:
    """Votes on both sides of the bar while somebody of the smaller side is unheard.

    The few are heard first, since a majority silences them (Asch, Psychological Monographs 70, 1956); among
    them the newest, as in the order of speaking (rule D6).
    """
    yes = [vote.person for vote in meeting.known_votes if packet.over_bar(vote.stands or 0)]
    no = [vote.person for vote in meeting.known_votes if not packet.over_bar(vote.stands or 0)]
    if not yes or not no:
        return
    fewest = min(len(yes), len(no))
    few = [person for side in (yes, no) if len(side) == fewest for person in side]
    waiting = packet.unheard(meeting, meeting.named(few))
    if not waiting:
        return
    first = waiting[0]
    weighty = _weighty(meeting, first, for_hire=first.id in yes)
    yield ask(
        Kind.SPLIT_VOTE,
        f"{counted(len(yes), 'vote')} to hire ({names(meeting.named(yes))}), "
        f"{len(no)} not to ({names(meeting.named(no))}).",
        f"{first.name}, which of the things you wrote weighs most for you{_such_as(meeting, weighty)}?",
        people=[first.id],
        passages=[one.id for one in weighty],
        more=min(fewest, 3),
    )


def _weighty(meeting: Meeting, member: Member, *, for_hire: bool) -> list[Passage]:
    """The passage that speaks loudest for this member's vote, if there is one."""
    mine = [one for one in packet.evidence(meeting) if one.author == member.id and packet.rated(one)]
    fitting = [one for one in mine if packet.over_bar(one.rating or 0) == for_hire]
    fitting.sort(key=lambda one: ((one.rating or 0) * (-1 if for_hire else 1), one.id))
    return fitting[:1]


def _such_as(meeting: Meeting, weighty: list[Passage]) -> str:
    if not weighty:
        return ""
    return f", and is it what you saw of {packet.principle_name(meeting, weighty[0].principle)}"


def contradiction(meeting: Meeting) -> Iterator[Prompt]:
    """Two with evidence, two or more steps apart on one principle, unless both stand in the list already."""
    listed = {line.passage for line in meeting.lines}
    for principle in meeting.principles:
        here = sorted(packet.judged(meeting, principle.id), key=lambda one: (one.rating or 0, one.id))
        if len(here) < 2:  # noqa: PLR2004 - it takes two
            continue
        low, high = here[0], here[-1]
        apart = (high.rating or 0) - (low.rating or 0)
        if apart < APART or low.author == high.author or {low.id, high.id} <= listed:
            continue
        below, above = meeting.people[low.author], meeting.people[high.author]
        yield ask(
            Kind.CONTRADICTION,
            f"{principle.name}: {above.name} rated {sign(high.rating)} ({quoted(high.text)}), "
            f"{below.name} {sign(low.rating)} ({quoted(low.text)}).",
            f"{below.name} and {above.name}, are these two of one kind of situation? What would each of you "
            "rate the other's passage?",
            people=(below.id, above.id),
            passages=(low.id, high.id),
            principle=principle.id,
            more=float(apart - APART),
        )


def crossed(vote: Vote) -> int:
    """Which way a vote crossed the bar between the first and the second: 1 to yes, -1 to no, 0 stayed."""
    if vote.first is None or vote.second is None:
        return 0
    return int(packet.over_bar(vote.second)) - int(packet.over_bar(vote.first))
