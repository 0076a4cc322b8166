"""Votes that follow somebody, and a hiring manager who speaks before the others. Rules D6, D7."""

from collections.abc import Iterator

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.detectors.disagreement import crossed
from doordesk.engines.facilitation.meeting import Meeting, Member, Step, Vote
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import counted, names, vote

FEWEST_MOVERS = 2


def herding(meeting: Meeting) -> Iterator[Prompt]:
    """Two or more crossed to the side of somebody who stood still, and nobody crossed back (rule D7)."""
    ways = {one.person: crossed(one) for one in meeting.known_votes}
    movers = [person for person, way in ways.items() if way]
    if len(movers) < FEWEST_MOVERS or len({ways[person] for person in movers}) != 1:
        return
    way = ways[movers[0]]
    votes = {one.person: one for one in meeting.known_votes}
    for pole, whose in _poles(meeting):
        if pole.id in votes and _stood(votes[pole.id], way):
            yield _followed(meeting, movers, pole, whose, votes)
            return


def _poles(meeting: Meeting) -> Iterator[tuple[Member, str]]:
    """Whom others tend to follow: the most senior, the hiring manager, who spoke first."""
    highest = max((one.level for one in meeting.members), default=0)
    senior = [one for one in meeting.members if one.level == highest]
    if len(senior) == 1:
        yield senior[0], "the most senior here"
    for one in meeting.named(member.id for member in meeting.members if member.hires):
        yield one, "the hiring manager"
    if meeting.spoken and meeting.spoken[0] in meeting.people:
        yield meeting.people[meeting.spoken[0]], "the first to speak"


def _stood(one: Vote, way: int) -> bool:
    """Tell whether this vote was on that side from the beginning and is still."""
    if one.first is None or one.stands is None:
        return False
    side = way > 0
    return packet.over_bar(one.first) == side == packet.over_bar(one.stands)


def _followed(
    meeting: Meeting, movers: list[int], pole: Member, whose: str, votes: dict[int, Vote]
) -> Prompt:
    who = meeting.named(movers)
    moved = "; ".join(
        f"{one.name} from {vote(votes[one.id].first or 0)} to {vote(votes[one.id].second or 0)}"
        for one in who
    )
    return ask(
        Kind.HERDING,
        f"{counted(len(who), 'vote')} crossed in the re-vote ({moved}), to the side where {pole.name}, "
        f"{whose}, had been from the first.",
        f"{names(who)}, which passage did you read that moved you?",
        people=(*movers, pole.id),
        more=min(len(movers) - FEWEST_MOVERS, 1),
    )


def hiring_manager_first(meeting: Meeting) -> Iterator[Prompt]:
    """The hiring manager spoke before half of the others had, and somebody is still to speak (rule D6)."""
    if meeting.step != Step.DISCUSSING:
        return
    heard = [person for person in meeting.spoken if person in meeting.people]
    for manager in (one for one in meeting.named(heard) if one.hires):
        others = [one for one in meeting.members if one.id != manager.id]
        before, waiting = heard.index(manager.id), packet.unheard(meeting, others)
        if not waiting or before * 2 >= len(others):
            continue
        yield ask(
            Kind.HIRING_MANAGER_FIRST,
            f"{manager.name}, the hiring manager, spoke "
            + ("first" if not before else f"after {before} of {len(others)} others")
            + f"; {names(waiting)} {'has' if len(waiting) == 1 else 'have'} yet to speak.",
            f"{waiting[0].name}, before we take up what {manager.name} said: what did you write down, "
            "in your own words?",
            people=[manager.id],
        )
