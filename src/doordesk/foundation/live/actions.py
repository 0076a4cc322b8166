"""Coming and going in channels, and letting old events go.

Who comes or goes is decided under the lock of the channel's counter: of all processes exactly one
announces it.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.live import events
from doordesk.foundation.live.models import Channel, Event, Presence
from doordesk.foundation.live.outbox import counted, publish

BY_PAGE = "page"  # holds the lease of somebody whose page asks by itself, without a stream
LEASE = timedelta(seconds=45)
KEPT_EVENTS = 500
KEPT_FOR = timedelta(hours=24)


@transaction.atomic
def arrive(channel: str, people: Iterable[int], *, holder: str = BY_PAGE) -> None:
    """Take leases for people; those who were not there are announced."""
    counted(channel)
    leases = Presence.objects.filter(channel=channel)
    here = set(leases.values_list("person_id", flat=True))
    held = set(leases.filter(holder=holder).values_list("person_id", flat=True))
    for person in sorted(set(people) - held):
        moment = now()
        Presence.objects.create(
            channel=channel, person_id=person, holder=holder, since=moment, seen_at=moment
        )
        if person not in here:
            publish(channel, events.HERE, person)


@transaction.atomic
def leave(channel: str, people: Iterable[int], *, holder: str = BY_PAGE) -> None:
    """Give leases back; those for whom nobody holds one any more are announced as gone."""
    counted(channel)
    _end(channel, Presence.objects.filter(channel=channel, person_id__in=set(people), holder=holder))


def beat(holder: str) -> int:
    """Touch all leases of a holder in one statement; return how many there are."""
    return Presence.objects.filter(holder=holder).update(seen_at=now())


def beat_by_page(channel: str, person: int) -> None:
    """Touch the lease of somebody whose page asks by itself, or take it."""
    mine = Presence.objects.filter(channel=channel, person_id=person, holder=BY_PAGE)
    if not mine.update(seen_at=now()):
        arrive(channel, [person])


def sweep() -> None:
    """Let leases go that nobody has touched for long: their process, or the page, is no more."""
    old = now() - LEASE
    aged = Presence.objects.filter(seen_at__lt=old)
    for channel in sorted(set(aged.values_list("channel", flat=True))):
        with transaction.atomic():
            counted(channel)
            _end(channel, Presence.objects.filter(channel=channel, seen_at__lt=old))


def _end(channel: str, leases: QuerySet[Presence]) -> None:
    gone = sorted(set(leases.values_list("person_id", flat=True)))
    leases.delete()
    still = set(Presence.objects.filter(channel=channel).values_list("person_id", flat=True))
    for person in gone:
        if person not in still:
            publish(channel, events.LEFT, person)


def prune() -> int:
    """Delete old events: a channel keeps its last 500, and all of the last day; return how many went."""
    old = now() - KEPT_FOR
    busy = Channel.objects.filter(number__gt=KEPT_EVENTS).values_list("name", "number")
    rows = (
        Event.objects.filter(channel=name, number__lte=number - KEPT_EVENTS, at__lt=old)
        for name, number in busy
    )
    return sum(some.delete()[0] for some in rows)
