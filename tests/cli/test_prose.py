"""`doordesk prose`: marks in four forms, exit statuses, rules explained, without Django or a home."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from docx import Document

from doordesk.cli.main import doordesk

NOTE = "She rebuilt the index in a night.\nI heard that he was slow.\n"
RULE = """
family: {family}
title: Words of our own
rules:
  - id: {id}
    kinds: [assessment, narrative]
    phrases: [{phrase}]
    message: "“{{text}}” says little."
    why: "Our readers asked for plain words."
    source: "Our own style guide"
    suggestion: "Say what it is."
    flags: ["{flags}"]
    passes: ["We wrote down what it does."]
"""


def run(*words: str | Path, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(doordesk, ["prose", *map(str, words)], input=given)


def rules(
    folder: Path, *, phrase: str = "synergy", flags: str = "It has synergy.", name: str = "plain"
) -> Path:
    folder.mkdir()
    (folder / "own.yaml").write_text(RULE.format(family="own", id=name, phrase=phrase, flags=flags), "utf-8")
    return folder


def second_hand(result: Result) -> dict[str, Any]:
    [one] = [it for it in json.loads(result.stdout)["findings"] if it["rule"] == "second-hand"]
    return dict(one)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(NOTE, encoding="utf-8")
    return file


def test_text_says_where_what_and_what_to_try(note: Path) -> None:
    result = run(note, "--kind", "assessment")
    assert result.exit_code == 1
    assert f"{note}:2:1: second-hand: I heard" in result.output
    assert "    “I heard" in result.output
    assert "    Try: " in result.output
    assert re.search(
        rf"\d+ marks? in 13 words of {re.escape(str(note))}, read as assessment\.", result.output
    )


def test_nothing_found_is_zero(tmp_path: Path) -> None:
    file = tmp_path / "fine.txt"
    file.write_text("She rebuilt the index in a night.", encoding="utf-8")
    result = run(file, "--kind", "narrative", "--rules", rules(tmp_path / "own"))
    assert result.exit_code == 0
    assert result.output == f"No marks in 7 words of {file}, read as narrative.\n"


def test_json_is_an_object_for_one_file_and_has_exactly_the_promised_keys(note: Path) -> None:
    result = run(note, "--kind", "assessment", "--format", "json")
    table = json.loads(result.stdout)
    assert list(table) == ["file", "kind", "words", "findings"]
    assert (table["file"], table["kind"], table["words"]) == (str(note), "assessment", 13)
    one = second_hand(result)
    assert list(one) == (
        ["rule", "family", "start", "end", "line", "column", "text", "message", "why", "suggestion"]
    )
    assert NOTE[one["start"] : one["end"]] == one["text"]
    assert (one["line"], one["column"]) == (2, 1)


def test_json_is_a_list_for_several_files(note: Path) -> None:
    tables = json.loads(run(note, note, "--kind", "assessment", "--format", "json").stdout)
    assert [one["file"] for one in tables] == [str(note), str(note)]


def test_offsets_count_characters_after_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_bytes("\ufeff😀 é\r\nI heard that he was slow.".encode())
    one = second_hand(run(file, "--kind", "assessment", "--format", "json"))
    assert (one["start"], one["line"], one["column"]) == (5, 2, 1)


def test_standard_input_counts_as_a_file(note: Path) -> None:
    piped = run("--kind", "assessment", "--format", "json", given=NOTE)
    assert json.loads(piped.stdout)["file"] == "stdin"
    named = run("-", "--kind", "assessment", "--format", "json", "--name", "loop.md", given=NOTE)
    assert json.loads(named.stdout)["file"] == "loop.md"
    both = run(note, "-", "--kind", "assessment", "--format", "json", given=NOTE)
    assert len(json.loads(both.stdout)) == 2


def test_suffix_of_the_name_decides_how_standard_input_is_read(tmp_path: Path) -> None:
    own = rules(tmp_path / "own")
    quote = "> synergy\n"
    assert run("--kind", "narrative", "--rules", own, given=quote).exit_code == 0
    assert run("--kind", "narrative", "--rules", own, "--name", "a.txt", given=quote).exit_code == 1
    assert run("--kind", "assessment", "--rules", own, given=quote).exit_code == 1
    assert run("--kind", "assessment", "--rules", own, "--name", "a.md", given=quote).exit_code == 0


def test_word_files_are_read_with_a_line_a_paragraph(tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    made = Document()
    made.add_heading("Notes", level=1)
    made.add_paragraph("I heard that he was slow.")
    made.add_table(1, 1).cell(0, 0).text = "I heard more."
    made.save(str(file))
    one = second_hand(run(file, "--kind", "assessment", "--format", "json"))
    assert (one["line"], one["column"], one["start"]) == (2, 1, 6)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n\t", "holds nothing but blanks"),
        (b"fine\ncaf\xe9 ", "line 2, byte 4 of the line is 0xE9"),
        (b"x" * 10_000_000, "has 10 MB or more"),
        ("I heard".encode("utf-16"), "is written in UTF-16"),
        ("I heard it all".encode("utf-16-le"), "looks like UTF-16"),
        (b"\x00\x01\x02\x00\x00", "bytes that are no text"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
    ],
)
def test_unreadable_files_are_said_in_a_sentence_and_others_are_checked(
    note: Path, content: bytes, sentence: str
) -> None:
    bad = note.with_name("bad.md")
    bad.write_bytes(content)
    result = run(bad, note, "--kind", "assessment")
    assert result.exit_code == 4
    assert sentence in result.stderr
    assert result.stderr.startswith(str(bad))
    assert result.stderr.count("\n") == 1
    assert "second-hand" in result.stdout


def test_missing_file_and_folder_are_said(tmp_path: Path) -> None:
    result = run(tmp_path / "gone.md", tmp_path, "--kind", "assessment")
    assert result.exit_code == 4
    assert "gone.md does not exist." in result.stderr
    assert "is a folder" in result.stderr


def test_rules_of_a_folder_come_on_top_and_replace_those_of_the_same_id(note: Path, tmp_path: Path) -> None:
    own = rules(tmp_path / "own", name="second-hand")
    assert "second-hand" not in run(note, "--kind", "assessment", "--rules", own).stdout
    note.write_text("There was synergy.", encoding="utf-8")
    assert ":1:11: second-hand: synergy" in run(note, "--kind", "assessment", "--rules", own).stdout


def test_rules_that_cannot_be_used_are_a_misuse(note: Path, tmp_path: Path) -> None:
    failing = run(note, "--kind", "assessment", "--rules", rules(tmp_path / "own", flags="Nothing here."))
    assert failing.exit_code == 2
    assert "“Nothing here.” must be marked, and is not" in failing.stderr
    (tmp_path / "own" / "own.yaml").write_text("family: [", "utf-8")
    broken = run(note, "--kind", "assessment", "--rules", tmp_path / "own")
    assert broken.exit_code == 2
    assert "own.yaml" in broken.stderr
    unknown = run(note, "--kind", "assessment", "--language", "xx")
    assert unknown.exit_code == 2
    assert "no rules for the language “xx”" in unknown.stderr


def test_github_prints_workflow_commands(note: Path) -> None:
    result = run(note, "--kind", "assessment", "--format", "github")
    [line] = [one for one in result.stdout.splitlines() if "title=second-hand" in one]
    assert line.startswith(f"::warning file={note},line=2,endLine=2,col=1,endColumn=")
    assert result.exit_code == 1


def test_explain_prints_a_rule_whole() -> None:
    result = run("--explain", "second-hand")
    assert result.exit_code == 0
    for part in (
        "Kinds of text: assessment",
        "Why: ",
        "Source: ",
        "Try: ",
        "Marked:",
        "Not marked:",
        "    | ",
    ):
        assert part in result.output


def test_explain_suggests_what_was_meant() -> None:
    result = run("--explain", "secondhand")
    assert result.exit_code == 2
    assert "There is no rule “secondhand”. Did you mean second-hand" in result.output


def test_explain_takes_rules_of_a_folder(tmp_path: Path) -> None:
    assert "Our own style guide" in run("--explain", "own", "--rules", rules(tmp_path / "own")).output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("FILE",), "--kind assessment|"),
        (("FILE", "--explain", "second-hand"), "one of them"),
        (("FILE", "--kind", "assessment", "--format", "markdown"), "for --bench alone"),
        (("--bench", "FOLDER", "--format", "sarif"), "--bench prints text, json or markdown"),
        (("--bench", "FOLDER"), "holds no labelled sets"),
        (("FILE", "--kind", "poem"), "'poem' is not one of"),
    ],
)
def test_misuse_is_two(words: tuple[str, ...], sentence: str, note: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run(*({"FILE": str(note), "FOLDER": str(empty)}.get(word, word) for word in words))
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.split())


def test_bench_prints_figures_and_names_faulty_lines(tmp_path: Path) -> None:
    (tmp_path / "own.jsonl").write_text(
        '{"text": "I heard that he was slow.", "kind": "assessment", "expect": ["second-hand"]}\n[]\n',
        "utf-8",
    )
    result = run("--bench", tmp_path, "--format", "json")
    assert result.exit_code == 4
    figures = json.loads(result.stdout)
    assert figures["sets"]["own"]["families"]["second-hand"]["missed"] == 0
    assert "own.jsonl, line 2: an object" in result.stderr


def test_neither_django_nor_a_home_is_needed(note: Path) -> None:
    code = (
        "import sys; from doordesk.cli.main import doordesk\n"
        f"try: doordesk(['prose', {str(note)!r}, '--kind', 'assessment'])\n"
        "except SystemExit: print('django' in sys.modules, 'docx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.endswith("False False\n")
