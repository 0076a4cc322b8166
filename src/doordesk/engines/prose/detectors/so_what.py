"""Paragraphs of figures that leave the conclusion to the reader. Rule W3."""

from collections.abc import Iterable

from doordesk.engines.prose.detectors import Options, detector
from doordesk.engines.prose.detectors.wordlists import number, wordlist
from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.blocks import Shape
from doordesk.engines.prose.text.reading import Reading, Sentence

FIGURES, SENTENCES, OPENING = 4, 2, 8
FIRST_YEAR, LAST_YEAR = 1900, 2100


@detector("so-what")
def so_what(reading: Reading, options: Options) -> Iterable[Hit]:
    """The last sentence of a paragraph with `figures` figures in which no word concludes.

    A conclusion may open the next paragraph: its first eight words are looked at, too. An answer that stands
    right after its question needs none.
    """
    least, concluding = number(options, "figures", FIGURES), wordlist(options, "concluding")
    dates = wordlist(options, "dates")
    for block, shape in enumerate(one.shape for one in reading.document.blocks):
        if shape is not Shape.PARAGRAPH or _answers(reading, block):
            continue
        sentences = list(reading.in_block(block))
        if len(sentences) < number(options, "sentences", SENTENCES):
            continue
        counts = [_figures(reading, one, dates) for one in sentences]
        if sum(counts) < least or _concludes(reading, block, sentences, concluding):
            continue
        last = sentences[-1]
        yield Hit(last.start, last.end, {"figures": str(sum(counts))}, min(sum(counts), 20))


def _answers(reading: Reading, block: int) -> bool:
    before = reading.document.blocks[block - 1] if block else None
    return before is not None and reading.text[before.start : before.end].rstrip("*_ ").endswith("?")


def _figures(reading: Reading, sentence: Sentence, dates: frozenset[str]) -> int:
    """How many figures a sentence tells, without years, days of a month and what is a name (Q3)."""
    count = 0
    for i in range(sentence.first, sentence.last):
        word = reading.words[i]
        if word[0].isdigit() and not (_is_year(word) or _is_name(reading, sentence, i)):
            around = reading.words[max(sentence.first, i - 1) : min(i + 2, sentence.last)]
            count += dates.isdisjoint(around)
    return count


def _is_name(reading: Reading, sentence: Sentence, i: int) -> bool:
    """Whether a figure is part of a name: 10-K, P-256, RFC 9807, Item 7."""
    text, start, end = reading.text, reading.starts[i], reading.ends[i]
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return True
    if i == sentence.first or not text[reading.starts[i - 1]].isupper():
        return False
    return i - 1 > sentence.first or text[start - 1] == "-"


def _is_year(word: str) -> bool:
    return len(word) == len(str(LAST_YEAR)) and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _concludes(reading: Reading, block: int, sentences: list[Sentence], concluding: frozenset[str]) -> bool:
    """Whether the paragraph, or the opening of the next one, draws a conclusion."""
    following = next(reading.in_block(block + 1), None)
    opening = reading.words_of(following)[:OPENING] if following else []
    if not concluding.isdisjoint(opening):
        return True
    return any(not concluding.isdisjoint(reading.words_of(one)) for one in sentences)
