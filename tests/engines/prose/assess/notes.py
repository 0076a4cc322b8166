"""Interview notes written for these tests: vague, biased or hearsay ones, and ones a debrief can use."""

import tomllib
from pathlib import Path

_NOTES = tomllib.loads((Path(__file__).parent / "notes.toml").read_text())
BAD: tuple[str, ...] = tuple(_NOTES["bad"])
GOOD: tuple[str, ...] = tuple(_NOTES["good"])
