"""What holds for every text: same again, in the text, in order, work in step with length."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from doordesk.engines.prose import Kind, check, markdown, plain, standard
from doordesk.engines.prose.detectors import DETECTORS
from doordesk.engines.prose.text.reading import Reading
from tests.engines.prose.narr.marking import FAMILIES, kinds, texts

HOSTILE = [
    "was not often ", "was by ", "written by the ", "is interested and ", "been being been ", "there were ",
    "(GM) ", "GM (", "A B ", "SKU ", "gross margin (GM) ", "12 13 14. ", "is is is ", "only then, ",
    "some of the many most ", "significantly ... more ", "be ", "Was it so? ", "a; b: c ",
]  # fmt: skip


@settings(max_examples=150)
@given(text=texts, kind=kinds)
def test_findings_lie_in_the_text_and_come_again(text: str, kind: Kind) -> None:
    for document in (plain(text), markdown(text)):
        found = check(document, kind, standard(), everything=True)
        assert found == check(document, kind, standard(), everything=True)
        assert found == sorted(found, key=lambda one: (one.start, one.end, one.rule))
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert one.text == text[one.start : one.end]
            assert one.message
            assert "{" not in one.message.replace(one.text, "")


@settings(max_examples=100)
@given(text=texts, kind=kinds)
def test_marks_of_one_family_stand_apart(text: str, kind: Kind) -> None:
    found = check(markdown(text), kind, standard(), everything=True)
    for family in FAMILIES:
        own = [one for one in found if one.family == family]
        assert all(left.end <= right.start for left, right in pairwise(own))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_an_allowance(family: str) -> None:
    assert standard().families[family].per_thousand


def test_allowances_leave_room_for_the_rules_about_parts() -> None:
    allowed = [standard().families[family].per_thousand or 0 for family in FAMILIES]
    assert sum(allowed) <= 9


@pytest.mark.parametrize("kind", [Kind.ASSESSMENT, Kind.COACHING_NOTE, Kind.JOB_DESCRIPTION])
def test_other_kinds_of_text_are_left_alone(kind: Kind) -> None:
    text = "Mistakes were made. Many customers say the GRC process is significantly faster."
    assert not {one.family for one in check(text, kind, standard())} & set(FAMILIES)


class Counted(list[Any]):
    """A list that counts how often it is looked into; a slice counts for as many as it holds."""

    looks = 0

    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        self.looks += len(found) if isinstance(at, slice) else 1
        return found


def _work(text: str) -> int:
    """How often the detectors of narratives look at a word."""
    reading = Reading(markdown(text), Kind.NARRATIVE)
    words, starts = Counted(reading.words), Counted(reading.starts)
    reading.words, reading.starts = words, starts
    for held in standard().compiled(Kind.NARRATIVE).rules:
        if held.family.family in FAMILIES and held.rule.detector:
            list(DETECTORS[held.rule.detector](reading, held.rule.options))
    return words.looks + starts.looks


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length_of_the_text(piece: str) -> None:
    once, twice = _work(piece * 300), _work(piece * 600)
    assert twice <= 2.2 * once + 100
    assert once <= 120 * 300 * max(1, len(piece.split()))
