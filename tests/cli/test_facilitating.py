"""`doordesk facilitation`: prompts for a file, figures for the labelled set, without Django or a home."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doordesk.cli import facilitating
from doordesk.cli.main import doordesk

DEBRIEF = """
candidate = "Kim Sato"
members = [
  {name = "Ana", level = 8, leads = true},
  {name = "Mo", level = 7, hires = true},
  {name = "Jo", level = 5},
]
spoken = ["Mo"]
[[passages]]
author = "Jo"
text = "She has twins at home."
"""


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(doordesk, ["facilitation", *map(str, words)])


@pytest.fixture
def debrief(tmp_path: Path) -> Path:
    file = tmp_path / "debrief.toml"
    file.write_text(DEBRIEF, encoding="utf-8")
    return file


def test_prompts_are_printed_with_signal_question_and_rule(debrief: Path) -> None:
    text = run(debrief).output
    assert (
        "1. Jo wrote of the candidate's family: “She has twins at home.” (forbidden ground, rule F6)" in text
    )
    assert "   Ask: Jo, leaving that aside" in text
    assert "2. Mo, the hiring manager, spoke first" in text


def test_json_names_people(debrief: Path) -> None:
    first, second = json.loads(run(debrief, "--format", "json").output)
    assert (first["kind"], first["rule"], first["people"], first["passages"]) == (
        "forbidden_ground",
        "F6",
        ["Jo"],
        [1],
    )
    assert second["key"] == "hiring_manager_first:-:2"


def test_json_files_are_read_and_silence_is_said(tmp_path: Path) -> None:
    file = tmp_path / "debrief.json"
    file.write_text(json.dumps({"candidate": "Kim", "members": []}), encoding="utf-8")
    assert run(file).output == "Nothing to ask now.\n"
    assert run(file, "--format", "json").output == "[]\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("= 3", "cannot be read"),
        ("step = 'lunch'", "'candidate'|'members'"),
        ("members = 3\ncandidate = ''", "shape"),
    ],
)
def test_faulty_file_is_said_in_a_sentence(debrief: Path, text: str, sentence: str) -> None:
    debrief.write_text(text, encoding="utf-8")
    result = run(debrief)
    assert result.exit_code == 1
    assert any(part in result.output for part in sentence.split("|"))
    assert "Traceback" not in result.output


def test_list_in_a_file_is_no_meeting(tmp_path: Path) -> None:
    file = tmp_path / "debrief.json"
    file.write_text("[]", encoding="utf-8")
    assert "holds a list" in run(file).output


def test_bench_measures_both_halves() -> None:
    text = run("--bench").output
    assert "dev: 36 packets, 18 of them clean" in text
    assert "held: 36 packets, 18 of them clean" in text
    figures = json.loads(run("--bench", "--format", "json").output)
    assert figures["held"]["all"]["recall"] > 0.9


def test_bench_takes_a_folder_and_says_when_it_holds_nothing(tmp_path: Path) -> None:
    packet = f'[[packet]]\nname = "one"\n{DEBRIEF.replace("[[passages]]", "[[packet.passages]]")}'
    (tmp_path / "mine.toml").write_text(packet, encoding="utf-8")
    assert "all: 1 packets, 1 of them clean; silent on 0 of the 1" in run("--bench", tmp_path).output
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("--bench", empty)
    assert result.exit_code == 2
    assert "name a FOLDER" in result.output


def test_installed_copy_asks_for_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(facilitating, "PACKETS", tmp_path / "nowhere")
    assert "An installed Doordesk has none with it: name a FOLDER." in run("--bench").output


@pytest.mark.parametrize("words", [(), ("--bench", ".", "FILE")])
def test_either_file_or_bench(words: tuple[str, ...], debrief: Path) -> None:
    result = run(*(str(debrief) if word == "FILE" else word for word in words))
    assert result.exit_code == 2
    assert "Give either FILE or --bench." in result.output


def test_neither_django_nor_a_home_is_needed(debrief: Path) -> None:
    code = (
        "import sys; from doordesk.cli.main import doordesk; "
        f"doordesk(['facilitation', {str(debrief)!r}], standalone_mode=False); print('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.endswith("False\n")
