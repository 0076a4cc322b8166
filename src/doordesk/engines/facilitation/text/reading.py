"""Words and sentences of a text, and which of them are the writer's own."""

import re
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’\-][^\W_]+)*")
QUOTATION = re.compile(r"\"[^\"\n]{1,600}\"|“[^”\n]{1,600}”|«[^»\n]{1,600}»|„[^“”\n]{1,600}[“”]")
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[\"”»]?\s+|\n+")
LONGEST = 600
FIRST_PERSON = re.compile(r"\bI['’]m\b|\bI['’]ve\b|\bI am\b|\bI have\b|\bI was\b|\bI\b|\b[Mm]y\b")
THIRD_PERSON = {
    "I'm": "they are",
    "I've": "they have",
    "I am": "they are",
    "I have": "they have",
    "I was": "they were",
    "I": "they",
    "my": "their",
    "My": "their",
}


def words(text: str) -> list[str]:
    """The words of a text as they stand there.

    >>> words("She didn't wait: 1,140 letters.")
    ['She', "didn't", 'wait', '1,140', 'letters']
    """
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, too.

    >>> sentences("He rang. Nobody came! Then he went")
    ['He rang.', 'Nobody came!', 'Then he went']
    """
    found = (one.strip() for one in BETWEEN_SENTENCES.split(text))
    return [piece for one in found if one for piece in _in_pieces(one)]


def _in_pieces(sentence: str) -> list[str]:
    """Cut what is far too long for a sentence, so that looking through it stays quick."""
    return [sentence[start : start + LONGEST] for start in range(0, len(sentence), LONGEST)]


def own_words(text: str) -> str:
    """The text without what it quotes: what the writer says, not the candidate.

    >>> own_words('A chain rang: "We need somebody now." He drove.')
    'A chain rang: … He drove.'
    """
    return QUOTATION.sub("…", text)


def quotes(text: str) -> bool:
    """Tell whether somebody's words stand in it."""
    return QUOTATION.search(text) is not None


def as_told(text: str) -> str:
    """The text with what is quoted turned into the third person, so that both can be read alike.

    >>> as_told('I asked. "I have twins, my boys are three."')
    'I asked. "they have twins, their boys are three."'
    """
    return QUOTATION.sub(lambda found: FIRST_PERSON.sub(_third, found[0]), text)


def _third(found: re.Match[str]) -> str:
    return THIRD_PERSON[found[0].replace("’", "'")]


@dataclass(frozen=True)
class Reading:
    """A text as it is read: what is asked of it more than once is worked out once."""

    text: str

    @cached_property
    def words(self) -> list[str]:
        """Its words, in order."""
        return words(self.text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words, each once, in small letters."""
        return frozenset(word.lower() for word in self.words)

    @cached_property
    def own(self) -> str:
        """What the writer says, without quotations."""
        return own_words(self.text)

    @cached_property
    def own_small(self) -> str:
        """What the writer says, in small letters."""
        return self.own.lower()

    @cached_property
    def own_sentences(self) -> list[str]:
        """The writer's own sentences."""
        return sentences(self.own)
