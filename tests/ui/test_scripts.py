"""Scripts stay small. (That the style sheet is fresh is `make css-current`'s business.)"""

from pathlib import Path

from doordesk.foundation import ui

SCRIPTS = Path(ui.__file__).parent / "static" / "ui" / "js"


def test_scripts_stay_small() -> None:
    lines = [len(path.read_text().splitlines()) for path in SCRIPTS.glob("*.js")]
    assert sum(lines) < 600
    assert max(lines) <= 130
