"""A check as a whole: places, conditions, allowances, the few to look at first."""

from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import (
    WHOLE,
    Family,
    Finding,
    Given,
    Kind,
    Rule,
    Ruleset,
    check,
    markdown,
    most_useful,
)


def rule(name: str = "r", **more: object) -> Rule:
    said = {
        "id": name, "kinds": (Kind.ASSESSMENT,), "message": "“{text}” stands here.", "why": "Because.",
        "suggestion": "Try without.", "phrases": ("bad",), "flags": ("bad",), "passes": ("fine",),
    }  # fmt: skip
    return Rule(**{**said, **more})  # type: ignore[arg-type]


def ruleset(*rules: Rule, **more: object) -> Ruleset:
    return Ruleset([Family(family="f", title="Some family", rules=rules, **more)])  # type: ignore[arg-type]


def words(text: str, rules: Ruleset, **more: object) -> list[str]:
    return [one.text for one in check(text, Kind.ASSESSMENT, rules, **more)]  # type: ignore[arg-type]


def test_a_finding_names_its_place() -> None:
    (one,) = check("Fine.\n\nThat is Bad, then.", Kind.ASSESSMENT, ruleset(rule()))
    assert (one.start, one.end, one.line, one.column, one.text) == (15, 18, 3, 9, "Bad")
    assert one.message == "“Bad” stands here."


def test_braces_in_a_text_stay_braces() -> None:
    rules = ruleset(rule(message="“{text}” {x} {", phrases=("a _ thing",)))
    (one,) = check("A {why thing", Kind.ASSESSMENT, ruleset(rule(phrases=("why",))))
    assert one.message == "“why” stands here."
    assert not check("A {why} thing", Kind.ASSESSMENT, rules)
    (other,) = check("A text thing {text}", Kind.ASSESSMENT, rules)
    assert other.message == "“A text thing” {x} {"


def test_other_kinds_are_left_alone() -> None:
    assert not check("bad", Kind.NARRATIVE, ruleset(rule()))


def test_a_rule_that_is_off_is_silent() -> None:
    family = Family(family="f", title="Some family", rules=(rule(),))
    assert not check("bad", Kind.ASSESSMENT, Ruleset([family], off=["r"]))


def test_a_later_rule_takes_the_place_of_an_earlier_one() -> None:
    both = Ruleset(
        [Family(family=name, title="Some family", rules=(rule(phrases=(name,)),)) for name in ("old", "new")]
    )
    assert words("old and new", both) == ["new"]


def test_exceptions_and_company() -> None:
    assert words("bad, not bad luck", ruleset(rule(excepted=("bad luck",)))) == ["bad"]
    assert words("bad here. But bad there.", ruleset(rule(unless=("but",)))) == ["bad"]
    assert words("bad here. But bad there.", ruleset(rule(beside=("but",)))) == ["bad"]


def test_quotations_are_somebody_elses() -> None:
    assert words("He said “that was bad” and left. Bad.", ruleset(rule())) == ["Bad"]
    assert words("He said “that was bad”.", ruleset(rule(in_quotations=True))) == ["bad"]


def test_words_of_links_and_code_are_left_alone() -> None:
    text = "A [bad](http://bad.example/) `bad` bad.\n\n    bad\n\n> bad\n\n| bad |\n| --- |\n| bad |\n"
    document = markdown(text)
    found = check(document, Kind.ASSESSMENT, ruleset(rule()))
    assert [one.column for one in found] == [36]


def test_rules_for_a_whole_are_silent_about_its_pieces() -> None:
    rules = ruleset(rule("piece"), rule("whole", whole=True, phrases=("bad thing",)))
    for part, names in (("", {"piece", "whole"}), ("notes", {"piece"}), (WHOLE, {"whole"})):
        found = check("bad thing, bad", Kind.ASSESSMENT, rules, Given(part=part))
        assert {one.rule for one in found} <= names, part
        assert found, part


def test_an_allowance_keeps_the_weightiest() -> None:
    rules = ruleset(rule("light", weight=10), rule("heavy", phrases=("worse",), weight=90), per_thousand=1)
    text = "bad and worse"
    assert words(text, rules) == ["worse"]
    assert words(text, rules, everything=True) == ["bad", "worse"]
    long = f"{text} " + "word " * 1500
    assert words(long, rules) == ["bad", "worse"]


def found(rule_id: str, weight: int, start: int = 0) -> Finding:
    return Finding(rule_id, "f", start, start + 1, 1, 1, "x", "m", "w", "s", weight)


def test_the_few_begin_with_one_of_each_rule() -> None:
    several = [*(found("a", 90, n) for n in range(5)), found("b", 20), found("c", 50)]
    assert [one.rule for one in most_useful(several, 4)] == ["a", "c", "b", "a"]


@given(st.text(alphabet="bad .\n“”\"'-—*_#>|`[]()\u0301\U0001f600", max_size=200))
def test_a_finding_is_the_words_at_its_place(text: str) -> None:
    for document in (text, markdown(text)):
        for one in check(document, Kind.ASSESSMENT, ruleset(rule())):
            assert text[one.start : one.end] == one.text
            assert text.split("\n")[one.line - 1 : one.line]
            assert check(document, Kind.ASSESSMENT, ruleset(rule())) == check(
                document, Kind.ASSESSMENT, ruleset(rule())
            )
