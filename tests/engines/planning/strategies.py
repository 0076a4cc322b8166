"""Plans of every kind: sound ones, spoiled ones, and ones that make no sense at all."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from doordesk.engines.planning import Id, Interview, Limits, Load, Opening, Person, Plan, Seat
from tests.engines.planning.sound_loop import INTERVIEWS, MONDAY, PEOPLE, SOUND

PRINCIPLES = ("Ownership", "Frugality", "Dig deep", "Earn trust")

ids: st.SearchStrategy[Id] = st.integers(0, 7)
maybe_id = st.none() | ids
teams = st.sampled_from(("pay", "search", None))
moments = st.none() | st.integers(-300, 300).map(lambda quarter: MONDAY + timedelta(minutes=15 * quarter))
owned = st.lists(st.sampled_from(PRINCIPLES), max_size=5).map(tuple)
seats = st.lists(st.tuples(ids, st.sampled_from(list(Seat))), max_size=3).map(tuple)


def _person(number: Id) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.just(number),
        st.sampled_from(("Ana", "Bo", "Cy")),
        st.integers(1, 9),
        teams,
        maybe_id,
        st.booleans(),
        st.booleans(),
        st.booleans(),
    )


people = st.sets(ids).flatmap(
    lambda known: st.fixed_dictionaries({it: _person(it) for it in sorted(known, key=str)})
)
openings = st.builds(
    Opening,
    st.integers(1, 9),
    teams,
    maybe_id,
    maybe_id,
    st.frozensets(ids, max_size=2),
    st.dictionaries(st.sampled_from(PRINCIPLES), st.integers(0, 3)),
    st.booleans(),
)
interviews = st.lists(
    st.builds(
        Interview, ids, maybe_id, owned, moments, moments, seats, cancelled=st.booleans(), held=st.booleans()
    ),
    unique_by=lambda it: it.id,
    max_size=7,
).map(tuple)
loads = st.dictionaries(ids, st.builds(Load, st.integers(0, 6), st.integers(0, 4)))
overrides = st.frozensets(st.tuples(st.sampled_from(("L4", "L10")), ids), max_size=2)
any_plans = st.builds(Plan, openings, interviews, maybe_id, people, loads, overrides)
limits = st.builds(Limits, *(st.integers(0, 9) for _ in Limits.__dataclass_fields__))

cast = st.sampled_from(sorted(map(str, PEOPLE)))


@st.composite
def near_plans(draw: st.DrawFn) -> Plan:
    """Draw a plan a few changes away from the sound one, some of which do no harm."""
    plan = replace(SOUND, bar_raiser=draw(st.just("ana") | st.none() | cast))
    for number, interview in enumerate(INTERVIEWS):
        if draw(st.integers(0, 4)) == 0:
            other = replace(interview, interviewer=draw(cast), cancelled=draw(st.booleans()))
            kept = (*plan.interviews[:number], other, *plan.interviews[number + 1 :])
            plan = replace(plan, interviews=kept)
    return plan


plans = any_plans | near_plans()
