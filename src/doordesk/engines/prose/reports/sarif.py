"""Findings as SARIF 2.1.0 (OASIS standard, 2020), which code hosts and editors read."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.reports.checked import Checked, Outcome
from doordesk.engines.prose.ruleset import Held

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL = "warning"
TOP_RANK = 100


def as_sarif(outcome: Outcome) -> str:
    """One run: the rules it was made with, the files, what was found, what could not be read."""
    places = {held.rule.id: number for number, held in enumerate(outcome.held)}
    run = {
        "tool": {"driver": _driver(outcome)},
        "columnKind": "unicodeCodePoints",
        "language": "en",
        "invocations": [_invocation(outcome)],
        "artifacts": [{"location": {"uri": _address(one.file)}} for one in outcome.checked],
        "results": [
            _result(file, number, one, places[one.rule])
            for number, file in enumerate(outcome.checked)
            for one in file.findings
        ],
        "properties": {"kind": outcome.kind.value},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _driver(outcome: Outcome) -> dict[str, Any]:
    return {
        "name": "Doordesk writing coach",
        "semanticVersion": version("doordesk"),
        "rules": [_rule(held) for held in outcome.held],
    }


def _rule(held: Held) -> dict[str, Any]:
    rule = held.rule
    source = f"Source: {rule.source}" if rule.source else ""
    parts = [rule.why, *([source] if source else []), f"What to try: {rule.suggestion}"]
    return {
        "id": rule.id,
        "shortDescription": {"text": held.family.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": "\n".join(parts), "markdown": "\n\n".join(parts)},
        "defaultConfiguration": {"level": LEVEL, "rank": float(rule.weight)},
        "properties": {"tags": [held.family.family]},
    }


def _invocation(outcome: Outcome) -> dict[str, Any]:
    told = [
        {
            "level": "error",
            "message": {"text": said},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _address(name)}}}],
        }
        for name, said in outcome.unreadable
    ]
    return {"executionSuccessful": not told, "toolExecutionNotifications": told}


def _result(file: Checked, number: int, one: Finding, rule: int) -> dict[str, Any]:
    line, column = file.end_of(one)
    region = {
        "startLine": one.line,
        "startColumn": one.column,
        "endLine": line,
        "endColumn": column,
        "charOffset": one.start,
        "charLength": one.end - one.start,
        "snippet": {"text": one.text},
    }
    artifact = {"uri": _address(file.file), "index": number}
    return {
        "ruleId": one.rule,
        "ruleIndex": rule,
        "level": LEVEL,
        "rank": float(min(one.weight, TOP_RANK)),
        "message": {"text": f"{one.message} {one.suggestion}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


def _address(name: str) -> str:
    """A file's name as a URI: relative where the name is, on any system."""
    path = name.replace("\\", "/")
    drive = path[1:3] == ":/"
    start = "file:///" if drive else "file://" if path.startswith("/") else ""
    return start + quote(path, safe="/:" if drive else "/")
