"""Reading a channel: where it stands, so that a page knows whether it must fetch itself again."""

from doordesk.foundation.live.models import Channel


def position(channel: str) -> int:
    """Return the number of the channel's last event; 0 when nothing happened yet."""
    return Channel.objects.filter(name=channel).values_list("number", flat=True).first() or 0
