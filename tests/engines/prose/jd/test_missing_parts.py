"""A part of a job description is missing when there is no sign of it, and only then. Rules F6, L1."""

from itertools import combinations

import pytest

from doordesk.engines.prose import Finding, Given, Kind, check, markdown, standard
from tests.engines.prose.jd.descriptions import PARTS, description


def missing(text: str, given: Given | None = None) -> list[Finding]:
    found = check(markdown(text), Kind.JOB_DESCRIPTION, standard(), given or Given())
    return [one for one in found if one.family == "missing-parts"]


def test_whole_description_gets_no_mark_at_all() -> None:
    assert check(markdown(description()), Kind.JOB_DESCRIPTION, standard()) == []


@pytest.mark.parametrize("name", PARTS)
def test_each_part_taken_out_is_named_and_no_other(name: str) -> None:
    [mark] = missing(description(name))
    assert mark.message == f"Nothing here tells {name}."


@pytest.mark.parametrize("pair", list(combinations(PARTS, 2)), ids="/".join)
def test_two_parts_taken_out_are_named_in_one_mark(pair: tuple[str, str]) -> None:
    [mark] = missing(description(*pair))
    assert [name for name in PARTS if name in mark.message] == list(pair)


def test_more_missing_parts_weigh_more() -> None:
    [one] = missing(description("what it pays"))
    [all_of_them] = missing(description(*PARTS))
    assert all_of_them.weight > one.weight


def test_snippet_is_not_asked_for_its_parts() -> None:
    assert missing("We look for somebody to own refunds. Write to Marta.") == []


def test_piece_of_a_page_is_not_asked_for_its_parts() -> None:
    assert missing(description(*PARTS), Given(part="notes")) == []


@pytest.mark.parametrize(
    "pay",
    [
        "Salary: $120k - $150k.",
        "You earn 58.000 € to 70.000 €.",
        "The post pays GBP 41,500 a year.",
        "Base salary range: 120,000 to 150,000.",
        "We pay £19.40 per hour.",
    ],
)
def test_pay_is_seen_however_it_is_written(pay: str) -> None:
    assert missing(f"{description('what it pays')}\n\n{pay}") == []


@pytest.mark.parametrize(
    "no_pay", ["We raised $40M last autumn.", "We offer a competitive salary.", "A battery costs £41."]
)
def test_other_money_is_no_pay(no_pay: str) -> None:
    [mark] = missing(f"{description('what it pays')}\n\n{no_pay}")
    assert mark.message == "Nothing here tells what it pays."
