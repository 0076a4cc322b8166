"""The paths that come with the product, put into a database that has none of its own yet (rule P1)."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from django.db import transaction

from doordesk.mechanisms.training.models import Path, Step

_FILE = files("doordesk.mechanisms.training") / "paths.toml"


@transaction.atomic
def load_paths(**_signal: Any) -> None:
    """Fill in the product's paths where they have no step yet; what a company changed stays."""
    filled = set(Step.objects.values_list("path__key", flat=True))
    for position, entry in enumerate(tomllib.loads(_FILE.read_text(encoding="utf-8"))["path"], start=1):
        if entry["key"] not in filled:
            _load(position, entry)


def _load(position: int, entry: Mapping[str, Any]) -> None:
    facts = {name: entry[name] for name in ("name", "purpose", "approver")}
    path, _ = Path.objects.update_or_create(
        key=entry["key"],
        defaults=facts
        | {
            "scopes": ",".join(entry["scopes"]),
            "needs": Path.objects.filter(key=entry.get("needs", "")).first(),
            "nominated": entry.get("nominated", False),
            "position": position,
        },
    )
    steps = [Step(path=path, position=number, **one) for number, one in enumerate(entry["step"], start=1)]
    Step.objects.bulk_create(steps)
