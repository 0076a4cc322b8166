"""What keeps a lesson from being a lesson: one decider for files and forms alike. Touches nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from doordesk.foundation.kernel.rules import RULES
from doordesk.mechanisms.course.models import LONGEST, Answer, Question, Written

LONGEST_READ = 30
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
COURSE_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True)
class Flaw:
    """One thing that is wrong: what, and the way out.

    `place` is where: `title`, `question.2`, `question.2.answer.1.why`.
    """

    place: str
    what: str
    way_out: str


def flaws(said: Written) -> Iterator[Flaw]:
    """Give everything that is wrong with a lesson, from the top down."""
    for name in ("title", "summary"):
        yield from _line(name, getattr(said, name))
    if not 1 <= said.minutes <= LONGEST_READ:
        yield Flaw(
            "minutes", f"{said.minutes} is no length for a lesson.", f"Give 1 to {LONGEST_READ} minutes."
        )
    for one in said.rules:
        if one not in RULES:
            yield Flaw(
                "rules", f"The rule book has no rule {one}.", "Name a rule such as F1, or leave it out."
            )
    yield from _body(said.body)
    if not said.questions:
        yield Flaw(
            "questions", "The lesson has no question.", "Add one: a lesson is finished by answering rightly."
        )
    for number, question in enumerate(said.questions, start=1):
        yield from _question(f"question.{number}", question)
    if len(set(said.marks)) < len(said.marks):
        yield Flaw("questions", "The same question stands there twice.", "Take one of them out.")


def _line(name: str, text: str) -> Iterator[Flaw]:
    if not text:
        yield Flaw(name, f"The {name} is missing.", "Write it.")
    elif len(text) > LONGEST[name]:
        yield Flaw(name, f"The {name} has {len(text)} characters.", f"Say it in {LONGEST[name]}.")


def _body(body: str) -> Iterator[Flaw]:
    plain = _CODE.sub("", body)
    if not body:
        yield Flaw("body", "The lesson has no text.", "Write it in Markdown.")
    if "![" in plain:
        yield Flaw("body", "The text has an image.", "Say it in words: lessons show no images.")
    if found := _TAG.search(plain):
        yield Flaw(
            "body", f"The text has HTML: {found.group()}.", "Write Markdown; HTML would be shown as it is."
        )
    if re.search(r"^# ", plain, re.MULTILINE):
        yield Flaw(
            "body", "The text has a heading with one #.", "Begin with ##: the title is the page's own."
        )


def _question(place: str, question: Question) -> Iterator[Flaw]:
    if not question.text:
        yield Flaw(place, "The question has no text.", "Write what is asked.")
    if len(question.answers) < 2:  # noqa: PLR2004 - one answer is no choice
        yield Flaw(place, "The question has fewer than two answers.", "Give at least two to choose from.")
    rights = sum(one.right for one in question.answers)
    if rights == 0:
        yield Flaw(place, "No answer is right.", "Mark the one that is.")
    elif rights == len(question.answers):
        yield Flaw(place, "Every answer is right.", "Give one that is wrong, or nothing is checked.")
    if len({one.text for one in question.answers}) < len(question.answers):
        yield Flaw(place, "Two answers say the same.", "Change one of them.")
    for number, answer in enumerate(question.answers, start=1):
        yield from _answer(f"{place}.answer.{number}", answer)


def _answer(place: str, answer: Answer) -> Iterator[Flaw]:
    if not answer.text:
        yield Flaw(f"{place}.text", "The answer has no text.", "Write it, or clear its reason too.")
    if not answer.why:
        yield Flaw(f"{place}.why", "The answer is not explained.", "Say why it is right or wrong.")
