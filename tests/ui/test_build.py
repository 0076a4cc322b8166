"""The committed style sheet is the one its sources make."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from doordesk.foundation import ui

ROOM = Path(ui.__file__).parent


def test_style_sheet_is_fresh(tmp_path: Path) -> None:
    program = shutil.which("tailwindcss", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the tailwindcss program is not installed")
    built = tmp_path / "doordesk.css"
    command = [program, "-i", str(ROOM / "theme" / "doordesk.css"), "-o", str(built), "--minify"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own program, our own files
    assert built.read_text() == (ROOM / "static" / "ui" / "doordesk.css").read_text(), "run `make css`"


def test_scripts_stay_small() -> None:
    lines = [len(path.read_text().splitlines()) for path in (ROOM / "static" / "ui" / "js").glob("*.js")]
    assert sum(lines) < 600
    assert max(lines) <= 60
