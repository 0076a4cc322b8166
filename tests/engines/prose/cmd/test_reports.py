"""SARIF holds what the standard asks for, GitHub's commands are escaped, places of ends are right."""

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Kind, Ruleset, family_from, plain
from doordesk.engines.prose.finding import Finding
from doordesk.engines.prose.reports import Checked, Outcome, as_github, as_json, as_sarif, as_text

RULES = Ruleset(
    [
        family_from(
            """
family: own
title: Words of our own
rules:
  - id: plain
    kinds: [assessment]
    phrases: [synergy, "for ... all"]
    message: "“{text}”: 100%, or less."
    why: "Plain words."
    source: "A guide"
    suggestion: "Say it."
    flags: [synergy]
    passes: [fine]
""",
            "own.yaml",
        )
    ]
)
TEXT = "😀 synergy,\nand here a line of some length, which is for us\nall."


def outcome(name: str = "a b/ä:1,2.txt", *, several: bool = False) -> Outcome:
    checked = Checked.of(name, plain(TEXT), Kind.ASSESSMENT, RULES)
    return Outcome(Kind.ASSESSMENT, RULES, (checked,), (("gone.md", "gone.md is empty."),), several=several)


def sarif() -> dict[str, Any]:
    return dict(json.loads(as_sarif(outcome())))


def test_sarif_is_a_2_1_0_log_with_one_run() -> None:
    log = sarif()
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    assert set(run) == {
        *("tool", "columnKind", "language", "invocations", "artifacts", "results", "properties"),
    }
    assert run["columnKind"] == "unicodeCodePoints"
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", run["tool"]["driver"]["semanticVersion"])
    assert run["artifacts"] == [{"location": {"uri": "a%20b/%C3%A4%3A1%2C2.txt"}}]


def test_sarif_rules_have_help_and_no_address() -> None:
    [rule] = sarif()["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "plain"
    assert rule["shortDescription"] == {"text": "Words of our own"}
    assert "Source: A guide" in rule["help"]["text"]
    assert rule["help"]["markdown"].startswith("Plain words.")
    assert "helpUri" not in rule
    assert rule["defaultConfiguration"] == {"level": "warning", "rank": 50.0}


def test_sarif_results_point_at_the_words() -> None:
    run = sarif()["runs"][0]
    first, second = run["results"]
    for result in (first, second):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        start, length = region["charOffset"], region["charLength"]
        assert TEXT[start : start + length] == region["snippet"]["text"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["index"] == 0
        assert 0 <= result["rank"] <= 100
        assert result["message"]["text"]
    region = first["locations"][0]["physicalLocation"]["region"]
    assert [region[name] for name in ("startLine", "startColumn", "endLine", "endColumn")] == [1, 3, 1, 10]


def test_sarif_says_what_could_not_be_read() -> None:
    [invocation] = sarif()["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", "gone.md is empty.")


def test_github_commands_are_escaped_and_leave_columns_out_over_lines() -> None:
    lines = as_github(outcome()).split("\n")
    where = "file=a b/ä%3A1%2C2.txt"
    assert lines[0] == (
        f"::warning {where},line=1,endLine=1,col=3,endColumn=10,title=plain::"
        "“synergy”: 100%25, or less. Try: Say it."
    )
    assert lines[1].startswith(f"::warning {where},line=2,endLine=3,title=plain::")
    assert lines[-1] == "::error file=gone.md::gone.md is empty."
    assert all(line.startswith("::") for line in lines)


@given(st.text(max_size=40), st.data())
def test_ends_are_counted_as_an_editor_counts(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, column = _place(text, start)
    one = Finding("r", "f", start, end, line, column, text[start:end], "", "", "")
    assert Checked("a", 1, text, (one,)).end_of(one) == _place(text, end)


def _place(text: str, at: int) -> tuple[int, int]:
    before = text[:at].split("\n")
    return len(before), len(before[-1]) + 1


def test_text_folds_long_finds_and_counts() -> None:
    said = as_text(outcome())
    assert "a b/ä:1,2.txt:1:3: plain: synergy\n" in said
    assert said.endswith("Why: doordesk prose --explain RULE")


def test_json_of_nothing_readable_is_an_empty_list_for_several_files() -> None:
    empty = Outcome(Kind.ASSESSMENT, RULES, (), (("a", "a is empty."), ("b", "b is empty.")), several=True)
    assert as_json(empty) == "[]"
    assert as_text(empty) == ""
