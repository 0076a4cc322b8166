"""What the played members do: the same for the same rows, never for a guest, never early, and to the end."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.mechanisms.debriefs.states import Holder, State
from doordesk.mechanisms.demo.queries.due import at_table, due
from doordesk.mechanisms.demo.queries.scripts import scripts
from doordesk.mechanisms.demo.queries.situations import Act, Deed, Situation
from tests.demo.worlds import NOON, SECOND, World

(SCRIPT,) = scripts()
PEOPLE = tuple(SCRIPT.parts)
INTERVIEWERS = ("wanjiru", "mateo", "priya")
LONGEST = timedelta(minutes=25)

moments = st.integers(0, 600).map(lambda seconds: NOON + seconds * SECOND)
of_people = st.dictionaries(st.sampled_from(PEOPLE), moments)
situations = st.builds(
    Situation,
    state=st.sampled_from(State),
    began=moments,
    leader=st.sampled_from(["ana", "priya"]),
    manager=st.just("marta"),
    guests=st.frozensets(st.sampled_from(PEOPLE)),
    here=st.none() | moments,
    reading_ends=st.none() | moments,
    unread=st.dictionaries(st.sampled_from(PEOPLE), st.lists(st.integers(1, 9), max_size=3).map(tuple)),
    read_at=of_people,
    voters=st.lists(st.sampled_from(PEOPLE), unique=True).map(tuple),
    voted_at=of_people,
    absent_at=of_people,
    order=st.permutations(PEOPLE).map(tuple),
    lines=st.dictionaries(st.sampled_from(PEOPLE), st.integers(0, 3)),
    wrote_at=of_people,
    ticked_at=of_people,
    gaps=st.dictionaries(st.just(("results", "wanjiru")), moments),
    turned_at=st.dictionaries(st.sampled_from(Holder), moments),
    doubted=st.booleans(),
)


@given(situations, st.integers(0, 2000), st.integers(0, 2000))
def test_deeds_depend_on_rows_and_moment_alone(found: Situation, first: int, second: int) -> None:
    earlier, later = sorted((NOON + first * SECOND, NOON + second * SECOND))
    assert due(SCRIPT, found, later) == due(SCRIPT, found, later)
    assert set(due(SCRIPT, found, earlier)) <= set(due(SCRIPT, found, later))


@given(situations, st.integers(0, 2000))
def test_nothing_is_done_for_a_guest_nor_while_nobody_is_there(found: Situation, seconds: int) -> None:
    deeds = due(SCRIPT, found, NOON + seconds * SECOND)
    assert not {deed.by for deed in deeds} & found.guests
    assert found.here is not None or not deeds
    assert not at_table(SCRIPT, found, NOON + seconds * SECOND) & found.guests


@given(situations)
def test_nothing_is_done_before_step_and_guest_have_begun(found: Situation) -> None:
    soonest = min(SCRIPT.pace.settle / 2, *(part.reads for part in SCRIPT.parts.values()))
    assert not due(SCRIPT, found, found.start + soonest - SECOND)


def meeting(guests: frozenset[str], *, does: frozenset[Act], every: int) -> tuple[World, datetime]:
    """Play a whole meeting; what guests do of their own is done at once, whatever is not in `does` never."""
    world, at = World(SCRIPT), NOON
    while world.state is not State.CLOSED and at < NOON + LONGEST:
        at += every * SECOND
        done = due(SCRIPT, world.seen(guests, NOON), at)
        own = due(SCRIPT, world.seen({"nobody"}, NOON), at)
        for deed in (*done, *(one for one in own if one.by in guests and one.act in does)):
            before = world.state
            world.do(deed, at)
            if world.state is not before:
                break
    return world, at


HOLD_UP = frozenset(
    {Act.TURN_KEY, Act.CLOSE, Act.BEGIN_READING, Act.BEGIN_REVOTE, Act.REVEAL, Act.BEGIN_DECIDING}
)


@settings(deadline=None, max_examples=60)
@given(
    st.frozensets(st.sampled_from(PEOPLE), max_size=4),
    st.frozensets(st.sampled_from([one for one in Act if one not in HOLD_UP])),
    st.integers(1, 9),
)
def test_meeting_ends_whatever_a_guest_leaves_undone(
    guests: frozenset[str], does: frozenset[Act], every: int
) -> None:
    leads = {Act.VOTE, Act.NOTE_ABSENCE} if "ana" in guests else set()
    world, _ = meeting(guests, does=does | HOLD_UP | leads, every=every)
    assert world.state is State.CLOSED
    assert all(len(world.lines[who]) == len(SCRIPT.parts[who].lines) for who in set(PEOPLE) - guests)


def test_meeting_of_a_brisk_newcomer_takes_five_minutes() -> None:
    for seat in ("ana", "wanjiru", "marta"):
        _, end = meeting(frozenset({seat}), does=frozenset(Act), every=1)
        assert timedelta(minutes=4) < end - NOON < timedelta(minutes=5, seconds=30), seat


def test_only_a_key_or_the_lead_in_a_guests_hand_is_waited_for_without_end() -> None:
    world, _ = meeting(frozenset({"marta"}), does=frozenset({Act.VOTE}), every=5)
    assert world.state is State.DECIDING
    assert list(world.keys) == [Holder.BAR_RAISER]


def test_guest_without_a_vote_is_waited_for_and_then_noted_as_absent() -> None:
    world = World(SCRIPT, state=State.REVOTING)
    world.ballots = dict.fromkeys(set(PEOPLE) - {"wanjiru"}, NOON)
    found = world.seen({"wanjiru"}, NOON)
    assert due(SCRIPT, found, NOON + SCRIPT.pace.ballots - SECOND) == ()
    absent = Deed(Act.NOTE_ABSENCE, "ana", "wanjiru")
    assert due(SCRIPT, found, NOON + SCRIPT.pace.ballots) == (absent,)


def test_hiring_manager_speaks_last_and_one_after_another() -> None:
    world, _ = meeting(frozenset({"ana"}), does=frozenset(Act), every=1)
    spoke = sorted(set(PEOPLE) - {"ana"}, key=lambda who: max(world.lines[who]))
    assert spoke == [who for who in PEOPLE if who != "ana"]
    ends = [max(world.lines[who]) for who in spoke]
    begins = [min(world.lines[who]) for who in spoke]
    assert all(end < begin for end, begin in zip(ends, begins[1:], strict=False))


def test_a_meeting_left_alone_goes_on_at_its_pace() -> None:
    world = World(SCRIPT, state=State.READING)
    back = NOON + timedelta(hours=2)
    assert due(SCRIPT, world.seen({"wanjiru"}, None), back) == ()
    assert due(SCRIPT, world.seen({"wanjiru"}, back), back + 9 * SECOND) == ()
    assert due(SCRIPT, world.seen({"wanjiru"}, back), back + 10 * SECOND) == (Deed(Act.READ, "priya", 0),)
