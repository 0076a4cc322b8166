"""Names leave a text, and nothing else does (rule P5)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doordesk.mechanisms.assessments.queries.masking import Named, masked

CANDIDATE = Named("Amara Rose Okafor", "the candidate")
AUTHOR = Named("Priya Raman", "the interviewer")
PANEL = [CANDIDATE, AUTHOR, Named("Will May", "an interviewer"), Named("Ana de la Cruz", "an interviewer")]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Amara said it was her call.", "The candidate said it was her call."),
        ("I asked Amara why. Okafor laughed.", "I asked the candidate why. The candidate laughed."),
        ("A. Okafor and AMARA ROSE OKAFOR and A Okafor", "The candidate and the candidate and the candidate"),
        ("Okafor's ledger, Amara’s team", "The candidate's ledger, the candidate’s team"),
        ("as amara okafor wrote", "as the candidate wrote"),
        ("Priya: what then?\nAMARA: I rang.", "The interviewer: what then?\nThe candidate: I rang."),
        ("Will asked, and she may, and will, ask.", "An interviewer asked, and she may, and will, ask."),
        ("Then w may, or W. May, ask; W May did.", "Then w may, or an interviewer, ask; an interviewer did."),
        ("de la Cruz told me", "de la an interviewer told me"),
        ("write to amara.okafor@mail.example now", "write to (an address) now"),
        ("Amaranth, Ramanujan and Okaforesque stay", "Amaranth, Ramanujan and Okaforesque stay"),
        ("Amara  Rose\nOkafor came", "The candidate came"),
        ("", ""),
    ],
)
def test_a_text_loses_its_names(text: str, reads: str) -> None:
    assert masked(text, PANEL) == reads


def test_of_two_who_share_a_name_the_first_has_it() -> None:
    both = [Named("Ana Sato", "the candidate"), Named("Ana Ferreira", "an interviewer")]
    assert masked("Ana met Ana Ferreira.", both) == "The candidate met an interviewer."


def test_a_name_in_a_script_without_gaps_goes_too() -> None:
    assert masked("我问王明为什么", [Named("王明", "the candidate")]) == "我问the candidate为什么"


def test_without_names_a_text_stays() -> None:
    assert masked("Amara rang.", []) == "Amara rang."
    assert masked("Amara rang.", [Named("", "the candidate"), Named(" ", "x")]) == "Amara rang."


letters = st.text("abemrößšžABEMÖŠŽ", min_size=1, max_size=6)
parts = letters.filter(lambda it: len(it) > 1 and it[0].isupper() and not it.islower())
names = st.lists(parts, min_size=1, max_size=3).map(" ".join)
texts = st.lists(st.one_of(letters, st.sampled_from([",", ".", "\n", "'s", "(", "—"])), max_size=25)


@settings(max_examples=80, deadline=None)
@given(names, names, texts, st.data())
def test_no_name_is_left_as_a_word_and_other_words_stay(
    candidate: str, author: str, words: list[str], data: st.DataObject
) -> None:
    own = [*candidate.split(), *author.split(), candidate, author]
    for name in data.draw(st.lists(st.sampled_from(own), max_size=6)):
        words.insert(data.draw(st.integers(0, len(words))), name)
    text = " ".join(words)
    # What stands in their place has letters of its own; here it is a sign that no name has.
    hidden = masked(text, [Named(candidate, "@1"), Named(author, "@2")])
    for part in {*candidate.split(), *author.split()}:
        assert not re.search(rf"(?<!\w){re.escape(part)}(?!\w)", hidden)
    kept = [word for word in re.findall(r"\w+", hidden) if word not in "12"]
    assert set(kept) <= set(re.findall(r"\w+", text))
    if not set(re.findall(r"\w+", text.casefold())) & set(" ".join(own).casefold().split()):
        assert hidden == text
