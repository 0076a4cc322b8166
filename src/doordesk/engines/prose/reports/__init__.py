"""What was found in files, for a person or a machine: text, JSON, SARIF, GitHub's commands. Rule W3."""

from collections.abc import Callable

from doordesk.engines.prose.reports.as_json import as_json
from doordesk.engines.prose.reports.as_text import as_text
from doordesk.engines.prose.reports.checked import Checked, Outcome
from doordesk.engines.prose.reports.github import as_github
from doordesk.engines.prose.reports.sarif import as_sarif

REPORTS: dict[str, Callable[[Outcome], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}

__all__ = ["REPORTS", "Checked", "Outcome", "as_github", "as_json", "as_sarif", "as_text"]
