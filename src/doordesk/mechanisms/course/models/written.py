"""What a lesson says, apart from who wrote it when: what files, forms and versions hold alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

LONGEST = {"title": 80, "summary": 300, "key": 40}


@dataclass(frozen=True)
class Answer:
    """One answer to choose, and why it is right or wrong."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """One question of a check of understanding."""

    text: str
    answers: tuple[Answer, ...]

    @property
    def mark(self) -> str:
        """What tells it from other questions: given answers stay while its words and answers stay."""
        said = "\x1f".join([self.text, *(f"{one.right:d}{one.text}" for one in self.answers)])
        return sha256(said.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Written:
    """A whole lesson; `minutes` are for text and questions, `body` is Markdown with headings from ##."""

    title: str
    minutes: int
    summary: str
    body: str
    rules: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of its questions, in order."""
        return tuple(one.mark for one in self.questions)

    @property
    def words(self) -> int:
        """How many there are to read before the last answer is chosen; reasons come after."""
        asked = (text for one in self.questions for text in (one.text, *(it.text for it in one.answers)))
        return sum(len(text.split()) for text in (self.body, *asked))

    @property
    def as_columns(self) -> dict[str, Any]:
        """What a version's columns hold."""
        return asdict(self) | {"rules": list(self.rules), "sources": list(self.sources)}


def question_of(stored: Mapping[str, Any]) -> Question:
    """Return a question from what a version's column or a file holds."""
    answers = (
        Answer(one["text"].strip(), one["why"].strip(), right=bool(one.get("right", False)))
        for one in stored["answers"]
    )
    return Question(stored["text"].strip(), tuple(answers))
