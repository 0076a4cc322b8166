"""`doordesk --help` reads like a manual, and leaves nothing out."""

import re
from pathlib import Path

import pytest

import doordesk.config
from doordesk.cli.main import doordesk as command
from doordesk.config.variables import VARIABLES
from tests.cli.conftest import Run

CONFIG = Path(doordesk.config.__file__).parent
READ = re.compile(r"""(?:environ\.get\(|environ\[|flag\(|words\(|choice\(|count\()\s*["']([A-Z_]+)["']""")
NOT_OURS = {"LOCALAPPDATA", "XDG_DATA_HOME", "DJANGO_SETTINGS_MODULE"}


def test_help_names_every_command_variable_and_exit_code(doordesk: Run) -> None:
    said = doordesk("--help")
    assert said.returncode == 0
    for word in (*command.commands, *(variable.name for variable in VARIABLES), "Examples", "Exit codes"):
        assert word in said.stdout


def test_help_lines_fit_a_terminal(doordesk: Run) -> None:
    assert max(len(line) for line in doordesk("--help").stdout.splitlines()) <= 110


@pytest.mark.parametrize("name", sorted(set(command.commands) - {"manage"}))
def test_every_command_explains_itself(name: str) -> None:
    assert len(command.commands[name].help or "") > 60
    assert command.commands[name].short_help


def test_every_variable_read_is_in_the_manual() -> None:
    read = {name for file in CONFIG.glob("*.py") for name in READ.findall(file.read_text())}
    assert read - NOT_OURS == {variable.name for variable in VARIABLES}


def test_version_is_the_packages(doordesk: Run) -> None:
    assert re.fullmatch(r"Doordesk \d+\.\d+\.\d+\n", doordesk("--version").stdout)


def test_unknown_command_is_a_misuse(doordesk: Run) -> None:
    said = doordesk("interview")
    assert said.returncode == 2
    assert "No such command" in said.stderr
