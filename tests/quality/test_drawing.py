"""The draw and who reviews, as deciders: stable, by the share, by turn, never near, load spread (rule P5)."""

from collections import Counter
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.mechanisms.quality.queries.drawing import Drawn, Item, Shares, Task, assign, chance, draw
from doordesk.mechanisms.quality.states import Why
from tests.cast import MONDAY

MODEST = settings(max_examples=60, deadline=None)
keys = st.integers(1, 400)
shares = st.builds(Shares, st.integers(1, 100), st.integers(0, 100), st.integers(3, 12))


@st.composite
def samples(draws: st.DrawFn) -> list[Item]:
    """Assessments of a few authors over some days, some drawn before, some of another period."""
    found = draws(st.sets(keys, max_size=60))
    one = st.tuples(st.integers(1, 4), st.integers(0, 30), st.booleans(), st.booleans())
    return [
        Item(key, author, MONDAY + timedelta(days=days), drawn=drawn, asked=asked)
        for key, (author, days, drawn, asked) in ((key, draws(one)) for key in sorted(found))
    ]


@MODEST
@given(samples(), shares, st.randoms(use_true_random=False), st.text(max_size=5))
def test_a_draw_is_stable_and_takes_only_what_is_asked_and_new(
    items: list[Item], wanted: Shares, dice: object, salt: str
) -> None:
    drawn = draw(items, wanted, salt)
    turned = list(items)
    dice.shuffle(turned)  # type: ignore[attr-defined]
    assert draw(turned, wanted, salt) == drawn
    open_ones = {one.key for one in items if one.asked and not one.drawn}
    assert {one.key for one in drawn} <= open_ones
    by_share = {one.key for one in drawn if one.why is Why.SHARE}
    assert by_share == {key for key in open_ones if chance(salt, "assessment", key) < wanted.share / 100}


@MODEST
@given(samples(), shares)
def test_everybody_with_enough_is_looked_at_and_only_one_by_turn(items: list[Item], wanted: Shares) -> None:
    drawn = {one.key: one.why for one in draw(items, wanted, "salt")}
    for author in {one.author for one in items}:
        own = sorted((one for one in items if one.author == author), key=lambda it: (it.at, it.key))
        last = own[-wanted.one_of :]
        fresh = any(one.asked and not one.drawn for one in last)
        if len(last) == wanted.one_of and fresh:
            assert any(one.drawn or one.key in drawn for one in last)
        by_turn = [one.key for one in own if drawn.get(one.key) is Why.TURN]
        assert len(by_turn) <= 1
        assert not by_turn or len(own) >= wanted.one_of


def test_a_second_draw_of_the_same_days_finds_nothing_new() -> None:
    items = [Item(key, key % 7, MONDAY + timedelta(hours=key)) for key in range(300)]
    wanted = Shares(10, 30, 10)
    first = {one.key for one in draw(items, wanted, "salt")}
    again = [Item(one.key, one.author, one.at, drawn=one.key in first) for one in items]
    assert first
    assert draw(again, wanted, "salt") == []


def test_the_shares_hold_and_another_salt_draws_others() -> None:
    items = [Item(key, key, MONDAY) for key in range(8000)]
    drawn = {salt: draw(items, Shares(10, 30, 10), salt) for salt in ("one", "two")}
    for found in drawn.values():
        assert 700 < len(found) < 900, "ten in a hundred of 8,000, within four standard deviations"
        assert 0.23 < sum(one.twice for one in found) / len(found) < 0.37
    both = {one.key for one in drawn["one"]} & {one.key for one in drawn["two"]}
    assert len(both) < 130, "one in a hundred is in both by chance"


def test_nothing_is_drawn_of_nothing_and_all_of_all() -> None:
    assert draw([], Shares(100, 100, 3), "salt") == []
    items = [Item(key, 1, MONDAY) for key in range(9)]
    assert {one.key for one in draw(items, Shares(100, 100, 3), "salt")} == set(range(9))
    assert all(one == Drawn(one.key, Why.SHARE, twice=True) for one in draw(items, Shares(100, 100, 3), ""))


people = st.integers(100, 112)
task_sets = st.lists(
    st.builds(Task, keys, st.integers(1, 2), st.frozensets(people, max_size=6)),
    max_size=25,
    unique_by=lambda it: it.piece,
)


@MODEST
@given(task_sets, st.dictionaries(people, st.integers(0, 5), max_size=13), st.text(max_size=5))
def test_reviewers_are_possible_ones_never_barred_and_two_differ(
    tasks: list[Task], loads: dict[int, int], salt: str
) -> None:
    given_to = assign(tasks, loads, salt)
    assert assign(tasks[::-1], loads, salt) == given_to
    for task in tasks:
        chosen = given_to[task.piece]
        possible = loads.keys() - task.barred
        assert set(chosen) <= possible
        assert len(set(chosen)) == len(chosen) == min(task.wants, len(possible))


@MODEST
@given(st.integers(1, 40), st.integers(1, 9))
def test_load_is_spread(pieces: int, reviewers: int) -> None:
    tasks = [Task(number, 1, frozenset()) for number in range(pieces)]
    had = Counter(
        who for chosen in assign(tasks, dict.fromkeys(range(reviewers), 0), "s").values() for who in chosen
    )
    counts = [had[who] for who in range(reviewers)]
    assert max(counts) - min(counts) <= 1


def test_who_has_less_is_asked_first() -> None:
    assert assign([Task(1, 1, frozenset())], {7: 3, 8: 1, 9: 2}, "salt") == {1: (8,)}
    assert assign([Task(1, 2, frozenset({8}))], {7: 3, 8: 1, 9: 2}, "salt") == {1: (9, 7)}
    assert assign([Task(1, 1, frozenset({7}))], {7: 0}, "salt") == {1: ()}
