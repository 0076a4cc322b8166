"""What a note could say rests on what was observed, and nothing else (rules P3, D7)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from doordesk.engines.facilitation.prompt import Kind
from doordesk.mechanisms.coaching.queries.suggesting import (
    AFTER,
    FEWEST_OWN,
    MOST,
    Seen,
    own_words,
    quotes,
    suggestions,
)
from doordesk.mechanisms.coaching.states import Part, Tag

names = some.lists(some.sampled_from(["Act as an owner", "Go to the detail", "Deliver"]), max_size=3).map(
    tuple
)
prompts = some.lists(some.tuples(some.sampled_from(list(Kind)), some.just("signal qzx")), max_size=5).map(
    tuple
)
seen = some.builds(
    Seen,
    handed_in=some.booleans(),
    late=some.sampled_from(["", "6 hours"]),
    bare=names,
    missing=names,
    prompts=prompts,
    rested=some.lists(some.tuples(names.map(str), some.just("she stopped it")), max_size=3).map(tuple),
    rated=some.integers(0, 3),
)


@pytest.mark.parametrize(
    ("what", "tag", "part"),
    [
        (Seen(late="6 hours"), Tag.TIMEKEEPING, Part.TO_TRY),
        (Seen(handed_in=False), Tag.TIMEKEEPING, Part.TO_TRY),
        (Seen(bare=("Deliver",), rated=1), Tag.EVIDENCE, Part.TO_TRY),
        (Seen(missing=("Deliver",)), Tag.COVERAGE, Part.TO_TRY),
        (Seen(prompts=(("contrast", "…"),)), Tag.BIAS, Part.TO_TRY),
        (Seen(prompts=(("vague_trait", "…"),)), Tag.NOTE_QUALITY, Part.TO_TRY),
        (Seen(prompts=(("same_story", "…"),)), Tag.PROBING, Part.TO_TRY),
        (Seen(rested=(("“Deliver”", "she stopped it"),)), Tag.EVIDENCE, Part.WORKED),
        (Seen(), Tag.TIMEKEEPING, Part.WORKED),
    ],
)
def test_what_was_observed_suggests(what: Seen, tag: Tag, part: Part) -> None:
    found = suggestions(what)
    assert (found[0].tag, found[0].part) == (tag, part)
    assert found[0].rests_on


def test_where_nothing_is_amiss_only_what_was_good_is_said() -> None:
    found = suggestions(Seen(rated=2, rested=(("“Deliver”", "she stopped it"),)))
    assert {one.part for one in found} == {Part.WORKED}
    assert "she stopped it" in found[0].text


@settings(max_examples=60)
@given(seen)
def test_suggestions_are_few_quote_no_prompt_and_are_never_a_note_by_themselves(what: Seen) -> None:
    found = suggestions(what)
    assert found == suggestions(what)
    assert all(sum(one.part is part for one in found) <= MOST for part in Part)
    assert not [one for one in found if "qzx" in one.text]
    texts = [one.text for one in found]
    assert own_words(texts, texts) == 0
    assert own_words([" ".join(texts).upper().replace(" ", "\n")], texts) == 0
    assert own_words([*texts, "You stopped at ten."], texts) >= FEWEST_OWN


def test_every_kind_that_is_mapped_is_one_of_the_facilitator() -> None:
    assert set(AFTER) <= {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She said “I stopped it”.", True),
        ('She said "I stopped it".', True),
        ("> I stopped it", True),
        ("‘I stopped it myself’, she said", True),
        ("It's hers, and the team's too", False),
        ("", False),
    ],
)
def test_a_quotation_is_seen(text: str, said: bool) -> None:  # noqa: FBT001
    assert quotes(text) is said
