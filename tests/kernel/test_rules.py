"""The rule book is whole: every rule is there, in words, with its reason, source and settings."""

import re
from collections import Counter

import pytest

from doordesk.foundation.kernel.rules import PARTS, RULES, SETTINGS, SOURCES, WORDS, Act, Rule, Setting, rule

LAST = {"L": 10, "F": 8, "D": 14, "A": 4, "P": 6, "E": 6, "W": 5, "T": 5, "M": 5, "Y": 5}
IDS = [f"{letter}{number}" for letter, last in LAST.items() for number in range(1, last + 1)]

DEFAULTS = {
    "coaching.note_days": 3,
    "loop.interviewers_refused_below": 4,
    "loop.interviewers_low": 5,
    "loop.interviewers_high": 7,
    "loop.levels_below": 1,
    "loop.owners_per_principle": 1,
    "loop.principles_max": 3,
    "load.interviews_per_week": 4,
    "load.led_per_week": 2,
    "programme.days_ahead": 60,
    "programme.weeks_ahead": 6,
    "assessments.sealed_until_reading": False,
    "assessments.due_hours": 24,
    "shadowing.talk_days": 3,
    "debriefs.target_hours": 24,
    "debriefs.reading_minutes": 10,
    "debriefs.fewest_told": 5,
    "training.credits": True,
    "training.practice_shown_from": 3,
    "training.lapse_months": 12,
    "quality.share": 10,
    "quality.one_of_last": 10,
    "quality.second_share": 30,
    "quality.due_days": 10,
    "quality.fewest_by_person": 8,
}

each_rule = pytest.mark.parametrize("it", RULES.values(), ids=RULES)
each_setting = pytest.mark.parametrize("it", SETTINGS.values(), ids=SETTINGS)


def test_the_book_holds_every_rule_in_its_order() -> None:
    assert list(RULES) == IDS
    assert list(PARTS) == list(LAST)


@each_rule
def test_a_rule_is_said_in_words(it: Rule) -> None:
    assert it.part == it.id[0]
    assert 3 <= len(it.title.split()) <= 7, it.title
    for said in (it.text, it.why, it.here or "."):
        assert said[-1] in ".?", said
        assert "  " not in said
        assert "{" not in said


@each_rule
def test_a_reason_is_short(it: Rule) -> None:
    assert 1 <= len(re.findall(r"[.?](?:\s|$)", it.why)) <= 2, it.why


@each_rule
def test_a_rule_acts_in_a_known_way_and_names_its_source(it: Rule) -> None:
    assert it.acts
    assert set(it.acts) <= set(Act)
    letters = re.findall(r"\b([A-Z])\b(?=[;,]| \(|$)", re.sub(r"\([^)]*\)", "()", it.source))
    assert letters, it.source
    assert set(letters) <= set(SOURCES)


@each_rule
def test_research_is_named(it: Rule) -> None:
    assert not re.search(r"\bR\b(?! \()", it.source), it.source


def test_titles_and_words_are_not_used_twice() -> None:
    assert not [title for title, times in Counter(it.title for it in RULES.values()).items() if times > 1]
    terms = [word.term for word in WORDS]
    assert terms == sorted(set(terms))
    assert all(word.meaning.endswith(".") for word in WORDS)


def test_what_is_not_built_says_nothing_of_today() -> None:
    silent = {it.id for it in RULES.values() if not it.here}
    assert {"Y1", "Y2", "Y3"} <= silent
    assert {it[0] for it in silent} >= set("AEWTM")


@each_setting
def test_a_setting_cites_an_existing_rule_and_fits_its_bounds(it: Setting) -> None:
    assert it.rule in RULES
    assert it.min <= it.default <= it.max
    assert it.kind == type(it.default).__name__
    assert (it.unit == "") == (it.kind == "bool")
    assert it.label[0].isupper()
    assert it.help.endswith(".")


def test_settings_have_the_defaults_of_the_rule_book() -> None:
    assert {key: setting.default for key, setting in SETTINGS.items()} == DEFAULTS


@each_setting
def test_a_number_of_a_rule_stands_in_its_text(it: Setting) -> None:
    if it.kind == "int":
        assert f"{{{it.key}}}" in RULES[it.rule].template


def test_a_company_reads_its_own_numbers() -> None:
    assert rule("L2").text.startswith("A loop has 5 to 7 interviewers. Fewer than 4 is refused")
    mine = {"loop.interviewers_low": 4, "loop.interviewers_high": 6}
    assert rule("L2").wording(mine).startswith("A loop has 4 to 6 interviewers. Fewer than 4 is refused")


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(KeyError, match="X9"):
        rule("X9")
