"""The tree of words finds what a slow search, phrase by phrase and word by word, finds."""

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import BadRules, Kind, plain
from doordesk.engines.prose.dictionary import WIDEST, Dictionary
from doordesk.engines.prose.phrases import ANY, GAP, NUMBER, Step, Steps, Ways, expand, parse
from doordesk.engines.prose.text.reading import Reading
from doordesk.engines.prose.text.words import is_number

WORDS = ("abc", "abcd", "abx", "b", "7")
STEPS = st.one_of(
    st.sampled_from(WORDS).map(Step),
    st.sampled_from(("abc", "abcd")).map(lambda stem: Step(stem, stem=True)),
    st.sampled_from((ANY, NUMBER)).map(Step),
)


@st.composite
def phrases(draw: st.DrawFn) -> Steps:
    """A phrase of one to four steps, a gap perhaps between two of them."""
    found = draw(st.lists(STEPS, min_size=1, max_size=4))
    if len(found) > 1 and draw(st.booleans()):
        found.insert(draw(st.integers(1, len(found) - 1)), Step(GAP))
    return tuple(found)


def ways(steps: Steps) -> Ways:
    """A phrase that can be said in one way."""
    return tuple(((step,),) for step in steps)


def slowly(steps: Sequence[Step], words: Sequence[str], joined: Sequence[bool], i: int) -> Iterator[int]:
    """Every word after which a phrase begun at word i can be over."""
    if not steps:
        yield i
        return
    step, rest = steps[0], steps[1:]
    if step.word == GAP:
        for skipped in range(WIDEST + 1):
            yield from slowly(rest, words, joined, i + skipped)
        return
    if i >= len(words) or not fits(step, words[i]):
        return
    if rest and rest[0].word != GAP and not joined[i]:
        return
    yield from slowly(rest, words, joined, i + 1)


def fits(step: Step, word: str) -> bool:
    """Whether one word is what a step asks for."""
    if step.word == ANY:
        return True
    if step.word == NUMBER:
        return is_number(word)
    return word.startswith(step.word) if step.stem else word == step.word


@given(
    st.lists(phrases(), max_size=6),
    st.lists(st.sampled_from(WORDS), max_size=12),
    st.lists(st.sampled_from((" ", "-", ", ", "; ")), min_size=12, max_size=12),
)
def test_it_finds_what_is_there(all_of_them: list[Steps], words: list[str], between: list[str]) -> None:
    text = "".join(f"{word}{gap}" for word, gap in zip(words, between, strict=False))
    reading = Reading(plain(text), Kind.ASSESSMENT)
    slow = {
        (number, start, max(ends))
        for number, steps in enumerate(all_of_them)
        for sentence in reading.sentences
        for start in range(sentence.first, sentence.last)
        if (ends := list(slowly(steps, reading.words[: sentence.last], reading.joined, start)))
    }
    assert set(Dictionary((ways(steps), n) for n, steps in enumerate(all_of_them)).find(reading)) == slow


def test_a_phrase_ends_with_its_sentence() -> None:
    reading = Reading(plain("He was good. Fit to go."), Kind.ASSESSMENT)
    assert not list(Dictionary([(ways((Step("good"), Step("fit"))), 0)]).find(reading))


def test_a_hyphen_and_a_broken_line_join_words() -> None:
    phrase = (Step("culture"), Step("fit"))
    for text in (
        "a culture-fit there",
        "We looked at all of it and found no good culture\nfit there",
        "a *culture* fit there",
    ):
        reading = Reading(plain(text), Kind.ASSESSMENT)
        assert [found for found, _, _ in Dictionary([(ways(phrase), 3)]).find(reading)] == [3], text


CHOICES = st.lists(
    st.sampled_from(("abc", "abcd", "abx|b", "abc*", "b?", "_", "_?", "#", "abx|abc?", "...")), max_size=5
)


@given(CHOICES.map(" ".join), st.lists(st.sampled_from(WORDS), max_size=12))
def test_a_phrase_is_found_however_it_is_said(phrase: str, words: list[str]) -> None:
    try:
        known, said = parse(phrase, {}), expand(phrase, {})
    except BadRules:
        return
    reading = Reading(plain(" ".join(words)), Kind.ASSESSMENT)
    apart = Dictionary((ways(one), 0) for one in said)
    assert list(Dictionary([(known, 0)]).find(reading)) == list(apart.find(reading))
