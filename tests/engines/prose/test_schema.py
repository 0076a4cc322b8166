"""Rule files: what they must hold, and what is said of one that does not."""

from pathlib import Path

import pytest

from doordesk.engines.prose import BadRules, Ruleset, all_faults, family_from, in_folder, shipped
from doordesk.engines.prose.rule import rule_from

GOOD = """
family: own
title: Our own words
rules:
  - id: synergy
    kinds: [narrative]
    phrases: ["synerg*"]
    message: "“{text}” says little."
    why: "Nobody can check it."
    suggestion: "Say what happens."
    flags: ["A synergy of teams."]
    passes: ["Two teams share one index."]
"""


def test_a_file_is_read() -> None:
    family = family_from(GOOD, "own.yaml")
    assert [one.id for one in family.rules] == ["synergy"]
    assert all_faults([family]) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('why: "Nobody can check it."', "", "own.yaml: Object missing required field `why`.*synergy"),
        ("kinds: [narrative]", "kinds: [poem]", "Invalid enum value 'poem'.*synergy"),
        ("id: synergy", "id: Synergy!", "matching regex"),
        ("id: synergy", "id: synergy\n    colour: red", "unknown field `colour`"),
        ("flags:", "flags: [}", "no YAML that can be read"),
        ('passes: ["Two teams share one index."]', "passes: []", "length >= 1"),
        ('phrases: ["synerg*"]', "phrases: [3]", "Expected `str`, got `int`"),
    ],
)
def test_a_file_that_does_not_follow_the_schema_is_told_where(old: str, new: str, said: str) -> None:
    assert old in GOOD
    with pytest.raises(BadRules, match=said):
        family_from(GOOD.replace(old, new), "own.yaml")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"phrases": []}, "either phrases or a detector"),
        ({"detector": "passive"}, "either phrases or a detector"),
        ({"phrases": [], "detector": "no-such"}, "no detector “no-such”"),
        ({"phrases": ["@nowhere"]}, "synergy: .*names the list @nowhere"),
    ],
)
def test_a_rule_that_cannot_work_is_told_why(change: dict[str, object], said: str) -> None:
    family = family_from(GOOD, "own.yaml")
    table = {name: getattr(family.rules[0], name) for name in ("id", "kinds", "message", "why", "suggestion")}
    table |= {"phrases": ["synerg*"], "flags": ["synergy"], "passes": ["x"], **change}
    changed = type(family)(family="own", title="Our own words", rules=(rule_from(table),))
    with pytest.raises(BadRules, match=said):
        Ruleset([changed]).compiled(family.rules[0].kinds[0])


def test_examples_that_do_not_hold_are_named() -> None:
    wrong = GOOD.replace("A synergy of teams.", "Nothing here.").replace("Two teams share", "Synergy shares")
    first, second = all_faults([family_from(wrong, "own.yaml")])
    assert "“Nothing here.” must be marked, and is not" in first
    assert "is marked at “Synergy”, and must not be" in second


def test_what_is_shipped_is_sound() -> None:
    families = shipped()
    ids = [one.id for family in families for one in family.rules]
    assert len(ids) == len(set(ids))
    assert all_faults(families) == []


def test_a_folder_gives_the_rules_of_one_language_each_once(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(GOOD)
    (tmp_path / "eigene.yaml").write_text(GOOD.replace("title:", "language: de\ntitle:"))
    assert [one.language for one in in_folder(tmp_path)] == ["en"]
    assert [one.language for one in in_folder(tmp_path, "de")] == ["de"]
    with pytest.raises(BadRules, match="in the language “fr”"):
        in_folder(tmp_path, "fr")
    (tmp_path / "zwei.yml").write_text(GOOD)
    with pytest.raises(BadRules, match=r"zwei\.yml: there is a rule “synergy” already, in own\.yaml"):
        in_folder(tmp_path)
