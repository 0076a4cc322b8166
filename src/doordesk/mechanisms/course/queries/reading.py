"""Reads one file of a course: TOML between two lines of +++, then Markdown. Strict, and pure."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from doordesk.mechanisms.course.models import Written
from doordesk.mechanisms.course.models.written import question_of
from doordesk.mechanisms.course.queries.checking import COURSE_KEY, KEY, flaws
from doordesk.mechanisms.course.queries.faults import Fault, Faulty

FENCE = "+++"
LESSON = {"key": str, "title": str, "minutes": int, "summary": str}
MORE = {"rules": list, "sources": list, "question": list}
_SYNTAX = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")


@dataclass(frozen=True)
class CourseFile:
    """What a course's own file says."""

    key: str
    title: str
    summary: str
    position: int


@dataclass(frozen=True)
class LessonFile:
    """What a lesson's file says."""

    key: str
    written: Written


def lesson_of(text: str, file: str) -> LessonFile:
    """Return the lesson that a file holds, or raise `Faulty` with everything that is wrong in it."""
    head, body = _halves(text.replace("\r\n", "\n"), file)
    lines = [FENCE, *head.split("\n")]
    data = _toml(head, file, first=2)
    _refuse(_shape(data, LESSON, MORE, lines, file))
    _refuse(_questions(data.get("question", []), lines, file))
    written = Written(
        *(data["title"].strip(), data["minutes"], data["summary"].strip(), body.strip()),
        rules=tuple(data.get("rules", ())),
        sources=tuple(data.get("sources", ())),
        questions=tuple(question_of(one | {"answers": one["answer"]}) for one in data.get("question", ())),
    )
    lines_of = _Lines(lines)
    found = [Fault(file, lines_of.of(one.place), one.what, one.way_out) for one in flaws(written)]
    if not KEY.fullmatch(data["key"]):
        found.insert(0, _bad_key(file, lines_of.of("key"), data["key"]))
    _refuse(found)
    return LessonFile(data["key"], written)


def course_of(text: str, file: str) -> CourseFile:
    """Return what a course's own file says, or raise `Faulty`."""
    text = text.replace("\r\n", "\n")
    data, lines = _toml(text, file, first=1), text.split("\n")
    _refuse(_shape(data, {"key": str, "title": str}, {"summary": str, "position": int}, lines, file))
    found = [] if COURSE_KEY.fullmatch(data["key"]) else [_bad_key(file, 1, data["key"])]
    if not data["title"].strip():
        found.append(Fault(file, _Lines(lines).of("title"), "The title is missing.", "Write it."))
    _refuse(found)
    return CourseFile(
        data["key"], data["title"].strip(), data.get("summary", "").strip(), data.get("position", 0)
    )


def _bad_key(file: str, line: int, key: str) -> Fault:
    return Fault(file, line, f"“{key}” is no key.", "Use small letters, digits and single hyphens.")


def _refuse(found: Iterable[Fault]) -> None:
    some = list(found)
    if some:
        raise Faulty(some)


def _halves(text: str, file: str) -> tuple[str, str]:
    if not text.startswith(f"{FENCE}\n"):
        raise Faulty(
            [Fault(file, 1, f"The file does not open with {FENCE}.", "Begin with the lesson's facts.")]
        )
    head, fence, body = text[len(FENCE) + 1 :].partition(f"\n{FENCE}\n")
    if not fence:
        last = text.count("\n") + 1
        raise Faulty(
            [Fault(file, last, f"The facts have no closing {FENCE}.", "Put it on a line of its own.")]
        )
    return head, body


def _toml(text: str, file: str, *, first: int) -> dict[str, Any]:
    """Read TOML whose first line is line `first` of its file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _SYNTAX.match(str(error))
        line = int(found["line"]) + first - 1 if found and found["line"] else text.count("\n") + first
        what = f"{found['what'] if found else error}."
        raise Faulty([Fault(file, line, what, "Mend the TOML there.")]) from error


def _shape(
    data: Mapping[str, Any],
    needed: Mapping[str, type],
    more: Mapping[str, type],
    lines: list[str],
    file: str,
) -> Iterable[Fault]:
    """Say which names are missing, unknown or of the wrong kind."""
    at, known = _Lines(lines), {**needed, **more}
    for name in needed.keys() - data.keys():
        yield Fault(file, 1, f"“{name}” is missing.", f"Add a line: {name} = …")
    for name, value in data.items():
        if name not in known:
            yield Fault(file, at.of(name), f"“{name}” is unknown here.", f"Known: {', '.join(known)}.")
        elif type(value) is not known[name]:
            yield Fault(file, at.of(name), f"“{name}” is no {_KINDS[known[name]]}.", "Write it as one.")
    for name in ("rules", "sources"):
        if not all(isinstance(one, str) and one.strip() for one in _list(data.get(name))):
            yield Fault(file, at.of(name), f"“{name}” holds something that is no text.", "Put it in quotes.")


_KINDS = {str: "text in quotes", int: "whole number", list: "list"}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _questions(found: list[Any], lines: list[str], file: str) -> Iterable[Fault]:
    """Say where a question or an answer lacks what it needs, or has something unknown."""
    at = _Lines(lines)
    for number, one in enumerate(found, start=1):
        place = f"question.{number}"
        yield from _table(one, {"text": str, "answer": list}, {}, file, at.of(place))
        for count, answer in enumerate(_list(one.get("answer") if isinstance(one, dict) else None), start=1):
            line = at.of(f"{place}.answer.{count}")
            yield from _table(answer, {"text": str, "why": str}, {"right": bool}, file, line)


def _table(
    one: object, needed: Mapping[str, type], more: Mapping[str, type], file: str, line: int
) -> Iterable[Fault]:
    if not isinstance(one, dict):
        yield Fault(file, line, "This is no table.", "Write [[question]] and [[question.answer]].")
        return
    for name in needed.keys() - one.keys():
        yield Fault(file, line, f"“{name}” is missing.", f"Add a line: {name} = …")
    for name, value in one.items():
        kind = {**needed, **more}.get(name)
        if kind is None:
            yield Fault(file, line, f"“{name}” is unknown here.", f"Known: {', '.join({**needed, **more})}.")
        elif type(value) is not kind:
            yield Fault(file, line, f"“{name}” is of the wrong kind.", "Look at the example in the manual.")


class _Lines:
    """Where in a file each part stands, so that a fault can name its line."""

    def __init__(self, lines: list[str]) -> None:
        self.names: dict[str, int] = {}
        question = answer = 0
        for number, line in enumerate(lines, start=1):
            if re.match(r"\s*\[\[\s*question\s*\]\]", line):
                question, answer = question + 1, 0
                self.names[f"question.{question}"] = number
            elif re.match(r"\s*\[\[\s*question\s*\.\s*answer\s*\]\]", line):
                answer += 1
                self.names[f"question.{question}.answer.{answer}"] = number
            elif found := re.match(r"\s*(\w+)\s*=", line):
                place = f"question.{question}.answer.{answer}." if answer else ""
                self.names.setdefault(f"{place}{found[1]}", number)
        self.names["body"] = len(lines) + 2

    def of(self, place: str) -> int:
        """Return the line of a place, of what holds it, or the first."""
        while place and place not in self.names:
            place = place.rpartition(".")[0]
        return self.names.get(place, 1)
