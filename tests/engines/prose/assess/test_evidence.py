"""What counts as evidence in an assessment. Rule F6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Kind, plain
from doordesk.engines.prose.text.evidence import Evidence, evidence
from doordesk.engines.prose.text.reading import Reading
from tests.engines.prose.assess.notes import BAD, GOOD

texts = st.one_of(
    st.sampled_from(BAD + GOOD),
    st.lists(st.sampled_from(BAD + GOOD), max_size=6).map("\n\n".join),
    st.lists(
        st.sampled_from(["she", "asked", "strong", "3/5", "“", "table", "not", ".", "\n"]), max_size=60
    ).map(" ".join),
    st.text(max_size=120),
)


def read(text: str) -> Evidence:
    return Reading(plain(text), Kind.ASSESSMENT).once(evidence)


@pytest.mark.parametrize(
    "text",
    [
        "She split the import into batches.",
        "Asked who reads the report.",
        "Did not ask who reads the report before drawing the schema.",
        "“I rolled it back myself.”",
        "Reduced onboarding by 30 %.",
        "Teaches the reach truck with a glass of water on the fork.",
        "Chose a hash map at once.",
    ],
)
def test_a_deed_with_what_it_was_done_to_is_evidence(text: str) -> None:
    assert read(text).told == (0,)


@pytest.mark.parametrize(
    "text",
    [
        "She answered all questions well.",
        "He seemed very experienced and organised.",
        "Asked good questions.",
        "Strong technically, 4/5.",
        "A “culture fit”.",
        "She performed well and communicated clearly throughout.",
    ],
)
def test_a_judgement_in_the_past_tense_is_none(text: str) -> None:
    assert read(text).told == ()


def test_evidence_is_near_for_as_many_sentences_as_asked() -> None:
    text = "She split the import into batches. Good. Nice. Great."
    seen = read(text)
    last = text.index("Great")
    assert seen.near(last, 3)
    assert not seen.near(last, 2)


@given(texts)
def test_evidence_names_sentences_and_a_share(text: str) -> None:
    seen = read(text)
    assert all(0 <= one < len(seen.reading.sentences) for one in seen.told)
    assert list(seen.told) == sorted(set(seen.told))
    assert 0 <= seen.share <= 1
    assert bool(seen.told) == (seen.share > 0)


@given(texts, st.integers(0, 400), st.integers(0, 6))
def test_what_is_near_stays_near_when_one_looks_wider(text: str, start: int, around: int) -> None:
    seen = read(text)
    assert not seen.near(start, around) or seen.near(start, around + 1)
    assert not seen.near(start, len(text) + 1) or seen.told
