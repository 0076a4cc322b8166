"""The figures of the bench are those that one counts by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Kind, Ruleset, family_from
from doordesk.engines.prose.bench import TABLES, measure
from doordesk.engines.prose.bench.labels import ANY, kind_of, label_set, labelled
from doordesk.engines.prose.bench.measuring import Report
from doordesk.engines.prose.bench.others import Other, installed
from doordesk.engines.prose.bench.scores import Score, scored
from doordesk.engines.prose.bench.times import slowest_on_hostile

ONE = """
  - id: {id}
    kinds: [{kinds}]
    phrases: [{phrase}]
    message: "Look at {{text}}."
    why: "It says little."
    suggestion: "Say what it is."
    flags: [{phrase}]
    passes: [fine]
"""
HUMS = ONE.format(id="hum", kinds="assessment", phrase="hum") + ONE.format(
    id="hmm", kinds="assessment", phrase="hmm"
)
BUZZ = ONE.format(id="buzz", kinds="assessment, prfaq", phrase="buzz")
RULES = Ruleset(
    [
        family_from(f"family: noises\ntitle: Noises\nalso: [sounds]\nrules:{HUMS}", "noises.yaml"),
        family_from(f"family: bees\ntitle: Bees\nper_thousand: 1\nrules:{BUZZ}", "bees.yaml"),
    ]
)
LABELS: tuple[tuple[str, list[str]], ...] = (
    ("We hum here.", ["noises"]),
    ("We hmm here.", ["Sounds"]),
    ("We sing here.", ["noises"]),
    ("We hum and buzz.", []),
    ("We walk.", ["walking"]),
)
CAREFUL = Other("careful", "1.0", lambda text: ["walk.check"] if "walk" in text else [])


def line(text: str, expect: list[str], kind: str = "assessment") -> str:
    return json.dumps({"text": text, "kind": kind, "expect": expect}) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "set.jsonl").write_text("".join(line(*one) for one in LABELS), encoding="utf-8")
    bad = line("We hum and buzz.", ["bad"]) + line("We buzz.", ["any"]) + line("We walk.", [])
    (tmp_path / "bad.jsonl").write_text(bad, encoding="utf-8")
    for name, text in (
        ("prfaq/one.md", "Buzz buzz buzz. `buzz`\n"),
        ("pr-faq/two.txt", "fine"),
        ("README.md", "x"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def measured(folder: Path) -> Report:
    return measure(folder, RULES, others=(CAREFUL,))


def test_families_are_counted_by_text_and_other_names_are_theirs(folder: Path) -> None:
    bad, found = measured(folder).sets
    assert (found.name, found.texts, [row.name for row in found.rows]) == ("set", 5, ["noises", "walking"])
    noises, walking = found.rows
    assert noises.ours == Score(right=2, wrong=1, missed=1, silent=1)
    assert walking.ours == Score(missed=1, silent=4)
    assert (noises.known, walking.known) == (True, False)
    assert [(row.name, row.ours) for row in bad.rows] == [(ANY, Score(right=2, silent=1))]


def test_baselines_stand_beside(folder: Path) -> None:
    noises, walking = measured(folder).sets[1].rows
    assert noises.baselines == {
        "always yes": Score(right=3, wrong=2),
        "careful, any mark": Score(wrong=1, missed=3, silent=1),
    }
    assert walking.baselines["careful, any mark"] == Score(right=1, silent=4)


def test_rules_have_their_share_or_are_not_measured(folder: Path) -> None:
    bees, hmm, hum = measured(folder).rules
    assert (hum.rule, hum.score, hum.sets, hum.in_sets) == ("hum", Score(1, 1, 2, 1), ("set",), 3)
    assert (hmm.score, hmm.in_sets) == (Score(1, 0, 2, 2), 1)
    assert (bees.whole, bees.sets, bees.score) == (False, ("bad",), Score(right=2, silent=1))
    assert (bees.in_sets, bees.in_documents) == (3, 3)
    (folder / "bad.jsonl").unlink()
    (folder / "set.jsonl").unlink()
    assert {one.score for one in measured(folder).rules} == {None}


def test_marks_of_documents_are_counted_as_shown_and_all(folder: Path) -> None:
    report = measured(folder)
    [group] = report.groups
    assert (group.kind, group.documents, group.words) == (Kind.PRFAQ, 2, 4)
    assert (group.shown, group.every, group.others) == (1, 3, {"careful": 0})
    assert group.per_thousand(3) == 750
    assert report.left_out == ("README.md",)
    assert {one.kind for one in measure(folder, RULES, Kind.NARRATIVE, ()).groups} == {
        Kind.PRFAQ,
        Kind.NARRATIVE,
    }


def test_a_text_that_is_only_bad_says_nothing_of_a_family(folder: Path) -> None:
    (folder / "set.jsonl").write_text(
        line("We hum.", ["any"]) + line("We hmm.", ["noises"]), encoding="utf-8"
    )
    rows = {row.name: row.ours for row in measured(folder).sets[1].rows}
    assert rows == {ANY: Score(right=2), "noises": Score(right=1)}


def test_every_format_says_what_was_measured(folder: Path) -> None:
    report = measured(folder)
    text, page = TABLES["text"](report), TABLES["markdown"](report)
    assert "noises   Doordesk               5    3      2      1       1  0.67 (0.21–0.94)" in text
    assert "No rule, no family and no other name of one is called “walking”." in text
    assert "No folder and no --kind says of what kind these are: README.md." in text
    assert page.startswith("# How often the writing coach is right\n\nDoordesk's rules, careful 1.0, and a")
    assert "| noises | hum | set | 3 | 0 | 0.50 (0.09–0.91) | 0.33 (0.06–0.79) | 0.40" in page
    figures = json.loads(TABLES["json"](report))
    assert figures["sets"]["set"]["families"]["noises"]["false_positives"] == 1
    assert figures["rules"]["buzz"]["against"] == "any"
    assert figures["documents"]["prfaq"]["per_thousand"] == 250
    (folder / "bad.jsonl").unlink()
    assert "| bees | buzz | not measured | 1 | 3 |" in TABLES["markdown"](measured(folder))


def test_time_is_taken_on_long_texts_only(folder: Path) -> None:
    assert measured(folder).times is None
    (folder / "prfaq" / "long.md").write_text("We sing here. " * 200, encoding="utf-8")
    found = measured(folder).times
    assert found is not None
    assert (found.texts, found.words) == (1, 600)
    assert found.everything > found.dictionary > 0
    assert set(found.others) == {"careful"}


def test_slowest_rules_are_named_with_their_text() -> None:
    told = slowest_on_hostile(RULES, 500)
    assert {rule for rule, _, _ in told} == {"hum", "hmm", "buzz"}
    assert [took for _, _, took in told] == sorted((took for _, _, took in told), reverse=True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("{", "no JSON: "),
        ("[1]", "an object"),
        ('{"text": "a", "kind": "prfaq"}', "expect missing"),
        ("{}", "text and kind and expect missing"),
        ('{"text": " ", "kind": "prfaq", "expect": []}', "text must be words"),
        ('{"text": "a", "kind": "poem", "expect": []}', "no kind of text “poem”. There are: assessment, "),
        ('{"text": "a", "kind": "prfaq", "expect": [3]}', "expect must be a list"),
        ('{"text": "a", "kind": "prfaq", "expect": [], "given": {"mood": 3}}', "given may hold"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_faulty_lines_are_named_with_file_and_line(tmp_path: Path, said: str, sentence: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"{line('fine', [])}\n{said}\n", encoding="utf-8")
    found = label_set(file, tmp_path)
    assert len(found.labels) == 1
    [fault] = found.faults
    assert fault.startswith(f"{file}, line 3: ")
    assert sentence in fault


def test_files_that_hold_no_labels_are_said(tmp_path: Path) -> None:
    for name, content in (("empty", b"\n"), ("latin", b"\xe9"), ("wide", "{}".encode("utf-16"))):
        (tmp_path / f"{name}.jsonl").write_bytes(content)
        [fault] = label_set(tmp_path / f"{name}.jsonl", tmp_path).faults
        assert name in fault


def test_lines_may_say_what_is_known_besides() -> None:
    table: dict[str, Any] = {
        "text": "a",
        "kind": "JD",
        "expect": "weasel_words",
        "given": {"vote": 4, "others": ["Bo"]},
    }
    one = labelled(json.dumps(table))
    assert (one.kind, set(one.expect)) == (Kind.JOB_DESCRIPTION, {"weasel-words"})
    assert (one.given.vote, one.given.others) == (4, ("Bo",))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("PR/FAQ", Kind.PRFAQ),
        ("job_description", Kind.JOB_DESCRIPTION),
        ("Coaching notes", Kind.COACHING_NOTE),
        ("interview notes", Kind.ASSESSMENT),
    ],
)
def test_kinds_are_known_by_several_spellings(said: str, kind: Kind) -> None:
    assert kind_of(said) is kind


@given(st.lists(st.tuples(st.booleans(), st.booleans())))
def test_shares_are_those_of_the_counts_and_lie_in_their_intervals(pairs: list[tuple[bool, bool]]) -> None:
    score = scored(pairs)
    assert score.n == len(pairs)
    for share in (score.precision, score.recall, score.f1):
        assert share is None or 0 <= share.low <= share.value <= share.high <= 1
    if score.right and score.precision and score.recall and score.f1:
        both = 2 * score.precision.value * score.recall.value / (score.precision.value + score.recall.value)
        assert score.f1.value == pytest.approx(both)
    assert (score.f1 is None) == (score.positives == 0)


@pytest.mark.parametrize(
    ("module", "name", "text"),
    [
        ("proselint", "proselint", "The plan is very unique."),
        ("harper", "harper-py", "This is an test of the the thing."),
    ],
)
def test_other_tools_mark_what_they_are_known_for(module: str, name: str, text: str) -> None:
    pytest.importorskip(module)
    [other] = [one for one in installed() if one.name == name]
    assert other.marks(text)
    assert other.version
