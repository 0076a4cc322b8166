"""What is sent to the coach: JSON from the pages' script, read with care."""

import json
import re
from dataclasses import dataclass
from typing import Any

from doordesk.engines.prose import Given, Kind
from doordesk.foundation.kernel.refusals import Refused

LONGEST_TEXT = 200_000
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")  # no database takes these; each counts as one in a browser, too
PARTS = ("", "notes", "evidence", "remark")


class Unreadable(Refused):
    """Something that no page of ours sends."""

    status = 400


class TooLong(Refused):
    """A text that is longer than the coach reads at once."""

    status = 413


@dataclass(frozen=True)
class Asked:
    """A text to look at, as the script sends it."""

    place: str
    text: str
    kind: Kind
    given: Given


def asked_from(body: bytes) -> Asked:
    """Read a question; `Unreadable` or `TooLong` says what is wrong with it."""
    sent = sent_from(body)
    text = words(sent, "text")
    if len(text) > LONGEST_TEXT:
        raise TooLong(
            f"This text has {len(text)} characters.",
            way_out=f"The coach reads {LONGEST_TEXT} at once. Try a part of it.",
            code="too_long",
        )
    kind, part = words(sent, "kind"), words(sent, "part")
    if kind not in set(Kind) or part not in PARTS:
        raise Unreadable("The coach does not know this kind of text.", code="unknown_kind")
    given = Given(part=part, rating=_number(sent, "rating", 0), vote=_number(sent, "vote", 1))
    return Asked(words(sent, "place"), text, Kind(kind), given)


def sent_from(body: bytes) -> dict[str, Any]:
    """Read a JSON object."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("This is no JSON.", code="unreadable") from error
    if not isinstance(sent, dict):
        raise Unreadable("This is no JSON object.", code="unreadable")
    return sent


def words(sent: dict[str, Any], name: str) -> str:
    """Read a text; one that is missing is empty."""
    found = sent.get(name, "")
    if not isinstance(found, str):
        raise Unreadable(f"“{name}” is no text.", code="unreadable")
    return UNKEEPABLE.sub("\ufffd", found)


def _number(sent: dict[str, Any], name: str, lowest: int) -> int | None:
    found = sent.get(name)
    if found in (None, ""):
        return None
    if isinstance(found, str) and found.isdecimal() and len(found) == 1:
        found = int(found)
    if not isinstance(found, int) or isinstance(found, bool) or not lowest <= found <= 4:  # noqa: PLR2004 - F2's scale
        raise Unreadable(f"“{name}” is a number from {lowest} to 4.", code="unreadable")
    return found
