"""Reading a channel: where it stands and what happened since, so that a page knows what to fetch again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from doordesk.foundation.live.models import Channel, Event

_NUMBER = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class News:
    """A word on a channel, and the key of a row; never text somebody wrote."""

    channel: str
    word: str
    row_id: int | None


def position(channel: str) -> int:
    """Return the number of the channel's last event; 0 when nothing happened yet."""
    return positions((channel,))[channel]


def positions(channels: Sequence[str]) -> dict[str, int]:
    """Return the number of each channel's last event. One query."""
    found = dict(Channel.objects.filter(name__in=channels).values_list("name", "number"))
    return {name: found.get(name, 0) for name in channels}


def news_since(channels: Sequence[str], vector: str) -> list[News] | None:
    """What happened on these channels after a vector of positions such as `12.0.7`; two queries at most.

    None when that cannot be told: the vector is not one, lies ahead, or what followed it is pruned.
    """
    numbers = vector.split(".")
    if len(numbers) != len(channels) or not all(_NUMBER.fullmatch(one) for one in numbers):
        return None
    seen = dict(zip(channels, map(int, numbers), strict=True))
    now = positions(channels)
    missed = {name: now[name] - seen[name] for name in channels}
    if any(count < 0 for count in missed.values()):
        return None
    after = Q()
    for name in channels:
        if missed[name]:
            after |= Q(channel=name, number__gt=seen[name], number__lte=now[name])
    rows = Event.objects.filter(after).values_list("channel", "word", "row_id") if after else ()
    news = [News(*row) for row in rows]
    return news if len(news) == sum(missed.values()) else None
