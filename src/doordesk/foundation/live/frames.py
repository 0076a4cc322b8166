"""Bytes of an event stream, and the positions that a reader resumes from.

A position is the numbers of the channels in the order in which they were asked for: `57.9`; a number
that is missing means 'from now on'.
"""

import json
import re
from collections.abc import Sequence

from doordesk.foundation.live.queries import News

BEAT = b"event: beat\ndata: 1\n\n"
RESET = b"event: reset\ndata: 1\n\n"
_POSITION = re.compile(r"[0-9]{0,18}(\.[0-9]{0,18})*", re.ASCII)


def opening(at: Sequence[int | None], retry: int) -> bytes:
    """Return the first frame: where the reader stands, and after how many milliseconds to come again."""
    return f"retry: {retry}\n".encode() + standing(at)


def standing(at: Sequence[int | None]) -> bytes:
    """Return the frame that says where the reader stands."""
    where = written(at)
    return f"id: {where}\nevent: at\ndata: {where}\n\n".encode()


def news(one: News, at: Sequence[int | None]) -> bytes:
    """Return an event's frame; its id is where the reader stands after it."""
    said = json.dumps({"channel": one.channel, "word": one.word, "row": one.row}, separators=(",", ":"))
    return f"id: {written(at)}\nevent: news\ndata: {said}\n\n".encode()


def written(at: Sequence[int | None]) -> str:
    """Write a position down."""
    return ".".join("" if number is None else str(number) for number in at)


def read(position: str, channels: int) -> list[int | None] | None:
    """Read a position of so many channels; None when it isn't one."""
    parts = position.split(".") if position else []
    if not _POSITION.fullmatch(position) or len(parts) > channels:
        return None
    found: list[int | None] = [int(part) if part else None for part in parts]
    return found + [None] * (channels - len(found))
