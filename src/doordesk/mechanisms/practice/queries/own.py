"""A company's case as written, read like a file: its transcript and the faults planted in it."""

from collections.abc import Iterator

from doordesk.mechanisms.practice.models import OwnCase
from doordesk.mechanisms.practice.states import Case, Fault
from doordesk.mechanisms.practice.states.reading import Unreadable, fault_from, turns_of

HOW = "Write turn, kind and note, such as: 9, leading_question, It hints at the answer."


def own_case(row: OwnCase, principles: tuple[str, ...]) -> Case:
    """Return the row as a case; what was saved could be read."""
    turns = turns_of(_plain(row.transcript))
    return Case(
        slug=row.slug,
        **{key: getattr(row, key) for key in ("title", "field", "post", "level", "candidate", "interviewer")},
        minutes=row.minutes,
        principles=principles,
        turns=turns,
        faults=tuple(faults_of(row.faults, len(turns))),
    )


def faults_of(text: str, turns: int) -> Iterator[Fault]:
    """Read planted faults, one a line; `Unreadable` names the line."""
    for number, line in enumerate(_plain(text).split("\n"), start=1):
        if not line.strip():
            continue
        parts = [part.strip() for part in line.split(",", 2)]
        if len(parts) < len(("turn", "kind", "note")) or not parts[0].isdecimal():
            raise Unreadable(f"Line {number}", HOW)
        fault = {"turn": int(parts[0]), "kind": parts[1], "note": parts[2]}
        yield fault_from(fault, turns, f"Line {number}")


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
