"""Writes a course as files: what `reading` reads back to the same."""

import json

from doordesk.mechanisms.course.models import Answer, Question, Written
from doordesk.mechanisms.course.queries.reading import FENCE, CourseFile


def course_text(course: CourseFile) -> str:
    """Return a course's own file."""
    lines = (f"key = {_text(course.key)}", f"title = {_text(course.title)}")
    return "\n".join([*lines, f"summary = {_text(course.summary)}", f"position = {course.position}", ""])


def lesson_text(key: str, said: Written) -> str:
    """Return a lesson's file."""
    head = [f"key = {_text(key)}", f"title = {_text(said.title)}", f"minutes = {said.minutes}"]
    head += [f"summary = {_text(said.summary)}", _list("rules", said.rules), _list("sources", said.sources)]
    blocks = ["\n".join(head), *map(_question, said.questions)]
    facts = "\n\n".join(blocks)
    return f"{FENCE}\n{facts}\n{FENCE}\n{said.body}\n"


def _question(question: Question) -> str:
    return "\n".join(["[[question]]", f"text = {_text(question.text)}", *map(_answer, question.answers)])


def _answer(answer: Answer) -> str:
    right = ["right = true"] if answer.right else []
    return "\n".join(
        ["[[question.answer]]", f"text = {_text(answer.text)}", *right, f"why = {_text(answer.why)}"]
    )


def _list(name: str, values: tuple[str, ...]) -> str:
    if len(values) < 2:  # noqa: PLR2004 - one value fits on the line
        return f"{name} = [{', '.join(map(_text, values))}]"
    if all(len(one) < 6 for one in values):  # noqa: PLR2004 - ids of rules are short
        return f"{name} = [{', '.join(map(_text, values))}]"
    return "\n".join([f"{name} = [", *(f"  {_text(one)}," for one in values), "]"])


def _text(value: str) -> str:
    """A basic string of TOML; JSON's escapes are among TOML's, but for the one sign that JSON leaves bare."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
