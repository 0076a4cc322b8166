"""The pen of the outbox: only actions hold it."""

from django.db import transaction

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.live.bell import ring
from doordesk.foundation.live.models import Channel, Event


@transaction.atomic
def publish(channel: str, word: str, row_id: int | None = None) -> Event:
    """Announce in the action's own transaction that something happened; readers fetch it by themselves."""
    counter = counted(channel)
    counter.number += 1
    counter.save(update_fields=["number"])
    ring(channel)
    return Event.objects.create(channel=counter, number=counter.number, word=word, row_id=row_id, at=now())


def counted(channel: str) -> Channel:
    """Lock a channel's counter until the transaction ends, and return it."""
    return Channel.objects.select_for_update().get_or_create(name=channel)[0]
