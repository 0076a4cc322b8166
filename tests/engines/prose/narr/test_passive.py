"""The passive: who acts is not said, or is said too late. Rule W3."""

import pytest

from doordesk.engines.prose import Kind, check, standard
from tests.engines.prose.narr.marking import marked, marks

HIDDEN = [
    ("The price will be raised in May.", "will be raised"),
    ("It has never been measured.", "has never been measured"),
    ("The old stock wasn’t sold.", "wasn’t sold"),
    ("It’s hidden behind a menu.", "It’s hidden"),
    ("The gate is being rebuilt.", "is being rebuilt"),
    ("Two of the drivers got fined.", "got fined"),
    ("The bill was, however, sent.", "was, however, sent"),
    ("When was the last store closed down?", "was the last store closed"),
    ("Were the drivers told?", "Were the drivers told"),
    ("The rent was overpaid for a year.", "was overpaid"),
    ("The plan was well received in Ohio.", "was well received"),
    ("The parcel was tired and beaten.", "was tired and beaten"),
    ("Returns are used to train the clerks.", "are used"),
    ("The form must be signed by May.", "must be signed"),
    ("Time was saved by printing at night.", "was saved"),
    ("The budget was cut by 20%.", "was cut"),
]
NAMED = [
    ("The gate was opened by the night shift.", "was opened by"),
    ("The plan was written up by Maria.", "was written up by"),
    ("Our drivers were impressed by the gate.", "were impressed by"),
]
NONE = [
    "The night shift opened the gate.",
    "She was interested in the plan.",
    "Customers are satisfied with the app.",
    "The team is so committed that nobody left.",
    "There were limited offers in May.",
    "There is mixed evidence.",
    "We need speed, and indeed a hundred trucks.",
    "The app is a used car market.",
    "Is it a limited offer?",
    "He has written the plan and had it printed.",
    "Parents get started in a minute.",
    "Drivers are used to waiting.",
    "The clerk’s printed list is short.",
    "The product is data-driven.",
    "The store is red, and the door is open.",
    "Is there a printed list?",
]


@pytest.mark.parametrize(("text", "words"), HIDDEN)
def test_passive_that_hides_who_acts(text: str, words: str) -> None:
    assert marked(text, "passive") == [("passive-hidden", words)]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_passive_that_names_who_acts(text: str, words: str) -> None:
    assert marked(text, "passive") == [("passive-named", words)]


@pytest.mark.parametrize("text", NONE)
def test_state_or_active_is_no_passive(text: str) -> None:
    assert marked(text, "passive") == []


def test_quoted_passives_are_left_alone() -> None:
    assert marked("Maria said: “It was decided without us.”", "passive") == []


def test_decisions_nobody_owns_come_before_where_things_stand() -> None:
    found = marks("The depot is located in Ohio. The plan will be reviewed later.", "passive")
    where, promise = (one.weight for one in found)
    assert promise > where


def test_named_agents_weigh_less_than_any_hidden_promise() -> None:
    named, hidden = marks("It was opened by Maria. It will be opened.", "passive")
    assert named.weight < hidden.weight


def test_of_many_passives_the_telling_ones_are_told() -> None:
    text = (
        "The depot is located in Ohio. " * 60 + "The launch was postponed. " + "It is called a depot. " * 60
    )
    told = [one for one in check(text, Kind.NARRATIVE, standard()) if one.family == "passive"]
    assert len(told) <= 3
    assert "was postponed" in [one.text for one in told]
