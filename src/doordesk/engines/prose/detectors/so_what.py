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

    A conclusion may open the next paragraph: its first eight words are looked at, too.
    """
    least, concluding = number(options, "figures", FIGURES), wordlist(options, "concluding")
    dates = wordlist(options, "dates")
    for block, shape in enumerate(one.shape for one in reading.document.blocks):
        if shape is not Shape.PARAGRAPH:
            continue
        sentences = list(reading.in_block(block))
        if len(sentences) < number(options, "sentences", SENTENCES):
            continue
        counts = [_figures(reading, one, dates) for one in sentences]
        if sum(counts) < least or _concludes(reading, block, sentences, concluding):
            continue
        last = sentences[-1]
        yield Hit(last.start, last.end, {"figures": str(sum(counts))}, min(sum(counts), 20))


def _figures(reading: Reading, sentence: Sentence, dates: frozenset[str]) -> int:
    """How many figures a sentence tells, without years, days of a month and what is a name (Q3)."""
    words, count = reading.words, 0
    for i in range(sentence.first, sentence.last):
        word = words[i]
        if not word[0].isdigit() or _is_year(word):
            continue
        around = {words[i - 1] if i > sentence.first else "", words[i + 1] if i + 1 < sentence.last else ""}
        count += around.isdisjoint(dates)
    return count


def _is_year(word: str) -> bool:
    return len(word) == len(str(LAST_YEAR)) and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _concludes(reading: Reading, block: int, sentences: list[Sentence], concluding: frozenset[str]) -> bool:
    """Whether the paragraph, or the opening of the next one, draws a conclusion."""
    following = next(reading.in_block(block + 1), None)
    opening = reading.words_of(following)[:OPENING] if following else []
    if not concluding.isdisjoint(opening):
        return True
    return any(not concluding.isdisjoint(reading.words_of(one)) for one in sentences)
