"""The closed packet as a document: read from its own text, never from rows that moved on (rule D13)."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.debriefs.models import Debrief, Packet
from doordesk.mechanisms.debriefs.queries.closing import digest_of
from doordesk.mechanisms.debriefs.states import Column, Holder, Outcome, Turn

_MOMENTS = frozenset(
    {
        "at",
        "starts_at",
        "ends_at",
        "handed_in_at",
        "cast_at",
        "written_at",
        "struck_at",
        "turned_at",
        "closed_at",
    }
)


@dataclass(frozen=True)
class Document:
    """A packet to show: its facts with moments as moments, and whether the text is what was closed."""

    packet: Packet
    facts: dict[str, Any]
    unchanged: bool

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return Outcome(self.packet.outcome)

    @property
    def list_by_principle(self) -> list[dict[str, Any]]:
        """The two-column list as the page sets it; struck lines stay out of the columns."""
        names = list(dict.fromkeys(line["principle"] for line in self.facts["list"]))
        return [
            {"principle": name, **{side.value: self._lines(name, side) for side in Column}} for name in names
        ]

    @property
    def struck(self) -> list[dict[str, Any]]:
        """Lines that were struck out."""
        return [line for line in self.facts["list"] if line["struck_at"]]

    @property
    def keys(self) -> list[dict[str, Any]]:
        """The keys with their words."""
        return [
            key | {"holder_label": Holder(key["holder"]).label, "turn_label": Turn(key["turn"]).label}
            for key in self.facts["keys"]
        ]

    @property
    def timeline(self) -> list[dict[str, Any]]:
        """The steps with how many minutes each took; the last one took none."""
        steps = self.facts["timeline"]
        ends = [one["at"] for one in steps[1:]] + [None]
        return [
            one | {"minutes": round((end - one["at"]).total_seconds() / 60) if end else None}
            for one, end in zip(steps, ends, strict=True)
        ]

    @property
    def prompts(self) -> list[dict[str, Any]]:
        """The kinds of help that were shown to whoever led; their words are not in the packet."""
        return [one | {"kind_label": label_of(one["kind"])} for one in self.facts.get("prompts", [])]

    @property
    def changed_votes(self) -> int:
        """How many second votes differ from the first (rule D4)."""
        return sum(
            vote["second"] is not None and vote["first"] is not None and vote["first"] != vote["second"]
            for vote in self.facts["votes"]
        )

    def _lines(self, name: str, side: Column) -> list[dict[str, Any]]:
        return [
            line
            for line in self.facts["list"]
            if (line["principle"], line["column"]) == (name, side.value) and not line["struck_at"]
        ]


def document(actor: Actor, debrief_id: int) -> Document:
    """The packet of a debrief that the actor may see, or 404; one query for it, one for the debrief."""
    debriefs = visible(actor, Debrief).filter(pk=debrief_id)
    packet = (
        Packet.objects.filter(debrief__in=debriefs)
        .select_related("debrief__loop__application__candidate", "debrief__loop__application__opening")
        .first()
    )
    if packet is None:
        message = f"There is no packet of debrief {debrief_id} that you may see."
        raise Http404(message)
    return document_of(packet)


def document_of(packet: Packet) -> Document:
    """Read a packet's text, and compare it with the digest written at its closing."""
    facts = json.loads(packet.content, object_hook=_moments)
    return Document(packet, facts, digest_of(packet.content) == packet.digest)


def label_of(kind: str) -> str:
    """A kind of prompt in words.

    >>> label_of("split_vote")
    'Split vote'
    """
    return kind.replace("_", " ").capitalize()


def _moments(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        key: datetime.fromisoformat(value) if key in _MOMENTS and value else value
        for key, value in facts.items()
    }
