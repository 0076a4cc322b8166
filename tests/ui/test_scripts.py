"""Scripts stay small. (That the style sheet is fresh is `make css-current`'s business.)"""

from pathlib import Path

from doordesk.foundation import ui

SCRIPTS = Path(ui.__file__).parent / "static" / "ui" / "js"
LONGER = {"live.js": 120}  # what a stream can go through: sleep, proxies, restarts


def test_scripts_stay_small() -> None:
    lines = {path.name: len(path.read_text().splitlines()) for path in SCRIPTS.glob("*.js")}
    assert sum(lines.values()) < 600
    assert {name for name, count in lines.items() if count > LONGER.get(name, 60)} == set()
