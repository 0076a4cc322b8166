"""Start with the example set: fourteen principles in our own words, from `example_set.toml`."""

import tomllib
from importlib.resources import files
from typing import Any

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.principles.actions.bank import add_question
from doordesk.mechanisms.principles.actions.vocabulary import add_principle
from doordesk.mechanisms.principles.models import Asked, Principle, Wording

_FILE = files("doordesk.mechanisms.principles") / "example_set.toml"


@transaction.atomic
def load_example_set(*, actor: Actor) -> list[Principle]:
    """Fill an empty vocabulary with the example set; called again it changes nothing.

    A company that has principles of its own keeps them: then this is refused.
    """
    require(actor, P.PRINCIPLE_EDIT)
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))["principle"]
    there = set(Principle.objects.values_list("key", flat=True))
    if there and not there.issuperset(entry["key"] for entry in entries):
        raise Refused(
            "Your company has principles of its own.",
            way_out="The example set only fills an empty vocabulary. Add single principles instead.",
        )
    if not there:
        for entry in entries:
            _load(entry, actor)
    return list(Principle.objects.filter(key__in=[entry["key"] for entry in entries]))


def _load(entry: dict[str, Any], actor: Actor) -> None:
    """Put one principle with its question bank on record."""
    signs = entry["anchors"]
    wording = Wording(
        *(entry[part] for part in ("name", "summary", "description")),
        *(signs[sign] for sign in ("++", "+", "-", "--")),
    )
    principle = add_principle(wording, actor=actor, key=entry["key"]).principle
    for question in entry["question"]:
        lines = "\n".join(question.get("follow_ups", []))
        add_question(principle, Asked(question["text"], lines, question.get("listen_for", "")), actor=actor)
