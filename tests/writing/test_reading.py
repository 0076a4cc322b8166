"""What is pure about the coach's pages: texts cut at marks, examples read as typed, prints of marks."""

from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Finding
from doordesk.mechanisms.writing.forms.examples import APART, examples_from, examples_typed
from doordesk.mechanisms.writing.queries.prints import prints
from doordesk.mechanisms.writing.queries.runs import runs
from doordesk.mechanisms.writing.views.asking import counted_as_browsers_do

texts = st.text(st.sampled_from("ab .!\n😀é“”"), min_size=1, max_size=60)
line = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=20)
examples = st.lists(
    st.lists(st.just("") | line, min_size=1, max_size=4)
    .map("\n".join)
    .map(str.strip)
    .filter(lambda one: one and APART not in one.splitlines()),
    min_size=1,
    max_size=5,
)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """A text and findings anywhere in it."""
    text = draw(texts)
    place = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(place, place).map(sorted).map(tuple), max_size=6))
    return text, [_finding(text, start, end) for start, end in sorted(spans)]


def _finding(text: str, start: int, end: int, rule: str = "r") -> Finding:
    return Finding(rule, "f", start, end, 1, 1, text[start:end], "m", "w", "s")


@given(marked())
def test_runs_are_the_text_and_show_every_mark_whole(given: tuple[str, list[Finding]]) -> None:
    text, findings = given
    found = list(runs(text, findings))
    assert "".join(one.text for one in found) == text
    for number, one in enumerate(findings, 1):
        if one.start == one.end:
            continue
        (first,) = (place for place, run in enumerate(found) if number in run.begins)
        (last,) = (place for place, run in enumerate(found) if number in run.ends)
        assert "".join(run.text for run in found[first : last + 1]) == one.text
        assert all(run.marked for run in found[first : last + 1])
    inside = sum(len(run.text) for run in found if run.marked)
    assert inside == len({at for one in findings for at in range(one.start, one.end)})


@given(examples)
def test_examples_are_read_as_they_were_typed(several: list[str]) -> None:
    assert examples_from(examples_typed(several)) == several


def test_examples_of_several_lines_stand_apart() -> None:
    assert examples_from("One.\nTwo.\n") == ["One.", "Two."]
    assert examples_from("One,\nlonger.\n\n\nTwo.") == ["One,\nlonger.", "Two."]
    assert examples_from("# One\n\nlonger.\n +++ \nTwo.\n+++") == ["# One\n\nlonger.", "Two."]


@given(marked())
def test_each_mark_of_a_text_has_a_print_of_its_own(given: tuple[str, list[Finding]]) -> None:
    text, findings = given
    made = list(prints(text, findings))
    assert len(set(made)) == len(findings)


@given(texts, texts)
def test_a_print_outlives_edits_in_other_lines(before: str, after: str) -> None:
    said = "I heard that he is good."
    alone = next(prints(said, [_finding(said, 2, 7)]))
    text = f"{before}\n{said}\n{after}"
    start = len(before) + 3
    assert next(prints(text, [_finding(text, start, start + 5)])) == alone


def test_a_whole_rule_is_known_by_itself() -> None:
    one, other = "No word against her.", "Nothing speaks against her at all."
    assert [*prints(one, [_finding(one, 0, 2)], frozenset("r"))] == [
        *prints(other, [_finding(other, 0, 7)], frozenset("r"))
    ]


@given(texts)
def test_places_are_those_of_a_browser(text: str) -> None:
    place = counted_as_browsers_do(text)
    for at in range(len(text) + 1):
        assert place(at) == len(text[:at].encode("utf-16-le")) // 2
