"""The wordings of the example set, for what is rated against them: the product's own practice cases."""

import tomllib
from functools import cache
from importlib.resources import files

from doordesk.mechanisms.principles.models import Wording

_FILE = files("doordesk.mechanisms.principles") / "example_set.toml"


@cache
def example_wordings() -> dict[str, Wording]:
    """Return each principle of the example set by its key."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["principle"]
    return {
        entry["key"]: Wording(
            *(entry[part] for part in ("name", "summary", "description")),
            *(entry["anchors"][sign] for sign in ("++", "+", "-", "--")),
        )
        for entry in entries
    }
