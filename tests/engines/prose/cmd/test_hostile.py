"""Texts made to be slow come back with valid findings, and the work for a word stays bounded.

How long a rule takes is measured by `doordesk prose --bench`; here the work is counted, not timed. One test
has a bound in seconds: a generous one, a hundred times what is usual, which only a blow-up can reach.
"""

from collections.abc import Iterator
from functools import cache
from time import perf_counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from doordesk.engines.prose import Document, Kind, check, dictionary, markdown, plain, standard
from doordesk.engines.prose.bench.hostile import PIECES, hostile
from doordesk.engines.prose.dictionary import Node
from doordesk.engines.prose.library import read_as
from doordesk.engines.prose.ruleset import Compiled
from doordesk.engines.prose.text.reading import Reading

LENGTH, LONG = 20_000, 1_000_000
SECONDS = 1.0
LONG_PIECES = (
    "one letter",
    "spaces",
    "brackets",
    "backticks",
    "quotation marks",
    "combining marks",
    "one word",
)
RULES = sorted(standard().held)

pieces = st.sampled_from(
    [*PIECES.values(), "I heard that", "was ", "\r\n", "\u2028", "\x0c", "```\n", "---\n", "\0"]
)
texts = st.lists(st.tuples(pieces | st.text(max_size=5), st.integers(1, 40))).map(
    lambda several: "".join(piece * times for piece, times in several)
)


@cache
def read_once(kind: Kind, name: str) -> Reading:
    """A hostile text, read once for all rules, as in a check: who looks first at something pays for it."""
    return Reading(read_as(kind, hostile(LENGTH)[name]), kind)


def assert_valid(document: Document, kind: Kind) -> None:
    text = document.text
    for one in check(document, kind, standard(), everything=True):
        assert 0 <= one.start < one.end <= len(text) or not text.strip()
        assert text[one.start : one.end] == one.text
        before = text[: one.start]
        assert (one.line, one.column) == (before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


@given(texts, st.sampled_from(Kind))
@example("# a\x0cb\n\nI heard that he left.\n", Kind.ASSESSMENT)
@example("One\u2028two\n\n> quoted\n\nI heard that he left.", Kind.ASSESSMENT)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_valid_findings(text: str, kind: Kind) -> None:
    for read in (plain, markdown):
        assert_valid(read(text), kind)


@given(texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_blocks_of_any_text_lie_in_it_in_order(text: str) -> None:
    for read in (plain, markdown):
        at = 0
        for block in read(text).blocks:
            assert at <= block.start <= block.end <= len(text)
            at = block.end


@pytest.mark.parametrize("name", LONG_PIECES)
def test_a_megabyte_comes_back(name: str) -> None:
    text = hostile(LONG)[name]
    assert_valid(read_as(Kind.NARRATIVE, text), Kind.NARRATIVE)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_takes_less_than_a_second_on_hostile_text(rule: str) -> None:
    held = standard().held[rule]
    alone, kind = Compiled([held]), held.rule.kinds[0]
    for name in PIECES:
        reading = read_once(kind, name)
        start = perf_counter()
        list(alone.hits(reading))
        assert perf_counter() - start < SECONDS, name


@pytest.mark.parametrize("kind", list(Kind))
def test_work_of_the_dictionary_grows_with_the_words(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text, twice the steps; and never more for one word than the phrases allow."""
    steps = 0
    leads = dictionary._leads

    def counted(node: Node, word: str) -> Iterator[Node]:
        nonlocal steps
        steps += 1
        return leads(node, word)

    monkeypatch.setattr(dictionary, "_leads", counted)

    def work(reading: Reading) -> int:
        nonlocal steps
        steps = 0
        list(standard().compiled(kind).dictionary.find(reading))
        return steps

    for unit in (*PIECES.values(), *_likely(kind)):
        once, twice = (Reading(plain(unit * times), kind) for times in (200, 400))
        least = work(once)
        assert least <= 120 * len(once.words)
        assert work(twice) <= 2 * least + 120 * 14


def _likely(kind: Kind) -> list[str]:
    """What the rules look for, over and over: the most that the tree has to do."""
    held = standard().compiled(kind).rules
    return [f"{example} " for one in held for example in one.rule.flags[:2]]
