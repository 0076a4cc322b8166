"""What changed between two wordings, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from doordesk.mechanisms.principles.queries import compare, words_between
from tests.builders.principles import OWNER, wording

TEXT = st.text(st.sampled_from("ab \n.,"), max_size=40)


@given(TEXT, TEXT)
def test_the_pieces_hold_both_texts_whole(before: str, after: str) -> None:
    pieces = words_between(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "new").split() == before.split()
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@given(TEXT)
def test_nothing_changes_between_a_text_and_itself(text: str) -> None:
    assert {piece.kind for piece in words_between(text, text)} <= {"kept"}


def test_only_the_parts_that_differ_are_named() -> None:
    changes = compare(OWNER, wording(summary="Look after the whole.", anchor_weak="Stopped early."))
    assert [change.label for change in changes] == ["In one sentence", "\N{MINUS SIGN}"]
