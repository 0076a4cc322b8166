"""Findings as workflow commands, which GitHub shows beside the lines of a change.

Source: docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of actions/toolkit.
"""

from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.reports.checked import Checked, Outcome


def as_github(outcome: Outcome) -> str:
    """A line for each finding, and one for each file that could not be read."""
    lines = [_warning(one, it) for one in outcome.checked for it in one.findings]
    lines += [f"::error file={_property(name)}::{_message(said)}" for name, said in outcome.unreadable]
    return "\n".join(lines)


def _warning(file: Checked, one: Finding) -> str:
    line, column = file.end_of(one)
    places = {"file": file.file, "line": one.line, "endLine": line, "col": one.column, "endColumn": column}
    if line != one.line:  # columns mean something within one line only
        del places["col"], places["endColumn"]
    where = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    said = f"{one.message} Try: {one.suggestion}"
    return f"::warning {where},title={_property(one.rule)}::{_message(said)}"


def _message(said: str) -> str:
    return said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(said: str) -> str:
    return _message(said).replace(":", "%3A").replace(",", "%2C")
