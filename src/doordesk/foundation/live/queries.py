"""Reading channels: where they stand, what came after, and who is present."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Min, Q

from doordesk.foundation.live.models import Channel, Event, Presence

MOST = 200  # events that a reader is told one by one; further behind, fetching the page anew is quicker


class News(NamedTuple):
    """One event as readers get it: names, never content."""

    channel: str
    number: int
    word: str
    row: int | None


@dataclass
class Look:
    """What a look at some channels found: where they stand, what is new, and where the thread is lost.

    `lost` names channels whose events after the asked-for number are no longer there (pruned), are too
    many, or never were (a database that was restored): whoever asked must fetch everything anew.
    """

    numbers: dict[str, int]
    news: list[News] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)


def position(channel: str) -> int:
    """Return the number of the channel's last event; 0 when nothing happened yet."""
    return Channel.objects.filter(name=channel).values_list("number", flat=True).first() or 0


def positions(channels: Iterable[str]) -> dict[str, int]:
    """Return the number of each channel's last event; 0 where nothing happened yet."""
    names = list(channels)
    return dict.fromkeys(names, 0) | dict(
        Channel.objects.filter(name__in=names).values_list("name", "number")
    )


def look(after: Mapping[str, int | None]) -> Look:
    """Find what happened in each channel after a number; None asks for nothing but where it stands."""
    found = Look(positions(after))
    behind = {name: at for name, at in after.items() if at is not None and at != found.numbers[name]}
    found.lost = {name for name, at in behind.items() if not 0 < found.numbers[name] - at <= MOST}
    wanted = {name: at for name, at in behind.items() if name not in found.lost}
    found.news = _events(wanted)
    first = {one.channel: one.number for one in reversed(found.news)}
    found.lost |= {name for name, at in wanted.items() if first.get(name) != at + 1}
    return found


def _events(after: Mapping[str, int]) -> list[News]:
    if not after:
        return []
    wanted = reduce(or_, (Q(channel=name, number__gt=at) for name, at in after.items()))
    rows = Event.objects.filter(wanted).order_by("channel_id", "number")
    return [News(*row) for row in rows.values_list("channel_id", "number", "word", "row_id")]


def present(channel: str) -> dict[int, datetime]:
    """Return who is present in a channel, by key, and since when."""
    rows = Presence.objects.filter(channel=channel).values("person_id")
    return dict(rows.annotate(first=Min("since")).order_by("first").values_list("person_id", "first"))


def leases(holder: str) -> set[tuple[str, int]]:
    """Return the channels and people for whom somebody holds a lease."""
    return set(Presence.objects.filter(holder=holder).values_list("channel", "person_id"))
