"""Findings as JSON: an object for one file, a list of them where several were named."""

import json
from dataclasses import fields
from typing import Any

from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.reports.checked import Checked, Outcome

TOLD = tuple(field.name for field in fields(Finding) if field.name != "weight")


def as_json(outcome: Outcome) -> str:
    """The files that could be read; places are characters, from 0, lines and columns from 1."""
    tables = [_table(one, outcome.kind.value) for one in outcome.checked]
    if outcome.several:
        return json.dumps(tables, indent=2, ensure_ascii=False)
    return json.dumps(tables[0], indent=2, ensure_ascii=False) if tables else ""


def _table(one: Checked, kind: str) -> dict[str, Any]:
    return {
        "file": one.file,
        "kind": kind,
        "words": one.words,
        "findings": [{name: getattr(it, name) for name in TOLD} for it in one.findings],
    }
