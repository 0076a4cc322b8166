"""What only computes: the order of speaking and the plain sum (rules D6, D14, Y4)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doordesk.mechanisms.debriefs.queries.order import Speaker, speaking_order
from doordesk.mechanisms.debriefs.queries.summary import Leaning, summary_of
from doordesk.mechanisms.debriefs.states import Outcome

START = datetime(2020, 1, 1, tzinfo=UTC)
moments = st.none() | st.integers(0, 2000).map(lambda days: START + timedelta(days=days))
plain = st.builds(Speaker, st.integers(1, 500), st.text("abc", max_size=3), st.integers(1, 12), moments)
ratings = st.lists(st.sampled_from([None, 0, 1, 2, 3, 4]), max_size=30)


@given(st.lists(plain, unique_by=lambda one: one.person_id, max_size=7), st.randoms())
def test_order_does_not_depend_on_the_order_of_asking(speakers: list[Speaker], random: object) -> None:
    mixed = list(speakers)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert speaking_order(mixed) == speaking_order(speakers)
    assert sorted(speaking_order(speakers)) == sorted(one.person_id for one in speakers)


@given(st.lists(plain, unique_by=lambda one: one.person_id, max_size=6))
def test_hiring_manager_speaks_last_and_the_leader_before(speakers: list[Speaker]) -> None:
    ends = [Speaker(1001, "Ana", 8, None, leads=True), Speaker(1002, "Marta", 7, START, hires=True)]
    assert speaking_order([*ends, *speakers])[-2:] == [1001, 1002]


@given(moments, moments)
def test_newest_speaks_first(one: datetime | None, other: datetime | None) -> None:
    """Somebody without a certificate is newer than anybody with one."""
    order = speaking_order([Speaker(1, "a", 5, one), Speaker(2, "b", 5, other)])
    later = datetime.max.replace(tzinfo=UTC)
    newest = 1 if (one or later) >= (other or later) else 2
    assert order[0] == newest


@given(ratings, st.randoms())
def test_sum_gives_every_rating_the_same_weight(values: list[int | None], random: object) -> None:
    mixed = list(values)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = summary_of(values)
    assert summary_of(mixed) == found
    rated = [one for one in values if one]
    assert found.rated == len(rated) == sum(count for _, count in found.counts)
    assert found.without_data == values.count(0)
    assert (found.mean is None) == (not rated)
    if found.mean is not None:
        assert min(rated) <= found.mean <= max(rated)


@given(ratings)
def test_missing_data_is_no_bad_rating(values: list[int | None]) -> None:
    assert summary_of([*values, 0, None]).mean == summary_of(values).mean


@given(ratings, st.sampled_from(Outcome))
def test_sum_differs_only_when_it_leans_the_other_way(values: list[int | None], outcome: Outcome) -> None:
    found = summary_of(values)
    if found.leaning is Leaning.NEITHER:
        assert not found.differs(outcome)
    else:
        assert found.differs(outcome) == ((found.leaning is Leaning.FOR) != (outcome == Outcome.HIRE))
