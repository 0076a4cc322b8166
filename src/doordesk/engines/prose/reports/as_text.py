"""Findings for a reader at a terminal: where, which words, what and what to try, then how many in all."""

from textwrap import fill

from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.reports.checked import Checked, Outcome

WIDTH, LONGEST = 96, 60


def as_text(outcome: Outcome) -> str:
    """A paragraph for each mark, in the order of the text, and a line that counts."""
    marks = [_mark(one, it) for one in outcome.checked for it in one.findings]
    return "\n\n".join([*marks, _sum(outcome)]) if outcome.checked else ""


def _mark(file: Checked, one: Finding) -> str:
    words = " ".join(one.text.split())
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
    head = f"{file.file}:{one.line}:{one.column}: {one.rule}: {words}"
    return "\n".join([head, _indented("", one.message), _indented("Try: ", one.suggestion)])


def _indented(label: str, said: str) -> str:
    return fill(
        f"{label}{said}",
        width=WIDTH,
        initial_indent="    ",
        subsequent_indent=" " * (4 + len(label)),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _sum(outcome: Outcome) -> str:
    words = sum(one.words for one in outcome.checked)
    files = len(outcome.checked)
    where = outcome.checked[0].file if files == 1 else f"{files} files"
    counts = f"{_counted(outcome.count, 'mark')} in {_counted(words, 'word')}"
    said = f"{counts} of {where}, read as {outcome.kind.value}."
    return f"{said} Why: doordesk prose --explain RULE" if outcome.count else said


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s" if number else f"No {what}s"
