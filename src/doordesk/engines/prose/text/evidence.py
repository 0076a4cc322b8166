"""What in a text is evidence: somebody's own words, a deed told with what it was done to, figures beside it.

A sentence is evidence when it quotes, when it tells a deed ("split", "asked", "did not mention") and what
follows the deed is about something, or when it holds several things at all: words that do not stand in any
interview note, or figures. A sentence that claims ("experience with", "seems to know") needs more of them.
Rule F6.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, takewhile

from doordesk.engines.prose.text.reading import Reading, Sentence
from doordesk.engines.prose.text.vocabulary import Vocabulary, vocabulary
from doordesk.engines.prose.text.words import is_number

QUOTED_WORDS = 4
TELLING, CONCRETE, CLAIMED = 2, 4, 7
REACH = 14
SHORTEST = 3
BACK = 3
BLANK = re.compile(r"\n[ \t\r]{0,20}\n")


@dataclass(frozen=True)
class Evidence:
    """Which sentences, by number, are evidence."""

    reading: Reading
    told: tuple[int, ...]

    def near(self, start: int, around: int) -> bool:
        """Whether evidence stands at most `around` sentences from the one at this character.

        A blank line parts what is near: a verdict set by itself leans on nothing.
        """
        number = self._number(start)
        first = bisect_left(self.told, number - around)
        there = takewhile(lambda one: one <= number + around, self.told[first : first + 2 * around + 1])
        return any(self._paragraphs[one] == self._paragraphs[number] for one in there)

    @cached_property
    def _paragraphs(self) -> list[int]:
        """For each sentence the number of its paragraph; a blank line ends one."""
        text, sentences = self.reading.text, self.reading.sentences
        gaps = ((one.end, two.start) for one, two in pairwise(sentences))
        return [0, *accumulate(BLANK.search(text, start, end) is not None for start, end in gaps)]

    @cached_property
    def share(self) -> float:
        """How much of the text, counted in words, is evidence: 0 to 1."""
        sentences = self.reading.sentences
        words = sum(len(sentences[number]) for number in self.told)
        return words / max(1, len(self.reading.words))

    @cached_property
    def things(self) -> int:
        """How many different words or figures of the whole text point at something, if it tells any deed."""
        said, words = self.reading.words, vocabulary(self.reading.language)
        deeds = any(is_deed(said, at, words) for at in range(len(said)))
        return _telling(said, words) if deeds else 0

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.reading.sentences]

    def _number(self, start: int) -> int:
        return max(0, bisect_right(self._starts, start) - 1)


def evidence(reading: Reading) -> Evidence:
    """Read a text for its evidence; ask for it with `reading.once(evidence)`."""
    words = vocabulary(reading.language)
    told = [n for n, one in enumerate(reading.sentences) if _tells(reading, one, words)]
    return Evidence(reading, tuple(told))


def _tells(reading: Reading, sentence: Sentence, words: Vocabulary) -> bool:
    if _quotes(reading, sentence):
        return True
    said = reading.words_of(sentence)
    claims = any(word in words.claims for word in said)
    if _telling(said, words) >= (CLAIMED if claims else CONCRETE):
        return True
    return any(
        _telling(said[at + 1 : at + 1 + REACH], words) >= (1 if _is_denied(said, at, words) else TELLING)
        for at in range(len(said))
        if is_deed(said, at, words)
    )


def _is_denied(said: list[str], at: int, words: Vocabulary) -> bool:
    """Whether the candidate did not do it ("couldn't explain"): that is seldom said without an object."""
    before = said[max(0, at - BACK) : at]
    return said[at] in words.plain_deeds and "i" not in before and any(one in words.denials for one in before)


def _quotes(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence holds several words of a quotation."""
    several = 0
    for at in range(sentence.first, sentence.last):
        several += reading.is_quoted(reading.starts[at])
        if several >= QUOTED_WORDS:
            return True
    return False


def is_deed(said: list[str], at: int, words: Vocabulary) -> bool:
    """Whether a word of a sentence tells that something was done, or was not."""
    word = said[at]
    if word in words.deeds:
        return True
    if word in words.plain_deeds:
        at %= len(said)
        return any(one in words.before_deed for one in said[max(0, at - BACK) : at])
    return word.endswith("ed") and len(word) > SHORTEST and word not in words.states


def _telling(said: list[str], words: Vocabulary) -> int:
    """How many different words or figures point at something that happened."""
    return len({word for word in said if _points(word, words)})


def _points(word: str, words: Vocabulary) -> bool:
    if is_number(word):
        return word[0].isdigit()
    if len(word) < SHORTEST or word in words.empty or word in words.states:
        return False
    return not word.endswith("ly")
