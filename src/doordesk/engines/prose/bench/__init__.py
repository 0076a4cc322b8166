"""How often the rules are right: labelled sets, real documents, other tools, and the time it takes."""

from collections.abc import Callable

from doordesk.engines.prose.bench.measuring import Report, measure
from doordesk.engines.prose.bench.tables import as_json, as_markdown, as_text

TABLES: dict[str, Callable[[Report], str]] = {"text": as_text, "json": as_json, "markdown": as_markdown}

__all__ = ["TABLES", "Report", "measure"]
