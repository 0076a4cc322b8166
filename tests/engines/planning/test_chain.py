"""Who belongs to the hiring chain, whatever the reporting lines look like."""

from dataclasses import replace

from hypothesis import given

from doordesk.engines.planning import Id, Opening, Person, hiring_chain
from tests.engines.planning.sound_loop import OPENING, PEOPLE
from tests.engines.planning.strategies import openings, people


def test_the_chain_holds_managers_reports_and_recruiter() -> None:
    assert hiring_chain(OPENING, PEOPLE) == {"vera", "mona", "priya", "paul", "rolf"}


def test_a_direct_report_of_another_team_belongs_but_theirs_do_not() -> None:
    moved = {
        **PEOPLE,
        "priya": replace(PEOPLE["priya"], team="risk"),
        "paul": replace(PEOPLE["paul"], team="risk"),
    }
    assert hiring_chain(OPENING, moved) == {"vera", "mona", "priya", "rolf"}


def test_somebody_of_the_team_is_found_below_another_team() -> None:
    moved = {**PEOPLE, "priya": replace(PEOPLE["priya"], team="risk")}
    assert "paul" in hiring_chain(OPENING, moved)


def test_a_leader_of_all_leaves_other_teams_outside() -> None:
    for_vera = replace(OPENING, hiring_manager="vera", team="exec")
    assert "li" not in hiring_chain(for_vera, PEOPLE)


def test_circles_are_walked_once() -> None:
    pair: dict[Id, Person] = {
        it.id: it for it in (Person(1, "A", 5, manager=2), Person(2, "B", 5, manager=1))
    }
    alone: dict[Id, Person] = {1: Person(1, "A", 5, manager=1)}
    assert hiring_chain(Opening(5, None, 1, None), pair) == {1, 2}
    assert hiring_chain(Opening(5, None, 1, None), alone) == {1}


@given(openings, people)
def test_the_chain_holds_what_its_words_say(opening: Opening, everybody: dict[Id, Person]) -> None:
    chain = hiring_chain(opening, everybody)
    roles = {opening.hiring_manager, opening.recruiter} - {None}
    assert roles <= chain
    direct = {it.id for it in everybody.values() if it.manager == opening.hiring_manager is not None}
    assert direct <= chain
    for person in direct:
        below = {it.id for it in everybody.values() if it.manager == person and it.team == opening.team}
        assert below <= chain


@given(openings, people)
def test_without_a_hiring_manager_only_the_recruiter_is_left(
    opening: Opening, everybody: dict[Id, Person]
) -> None:
    assert len(hiring_chain(replace(opening, hiring_manager=None), everybody)) <= 1
