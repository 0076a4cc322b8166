"""PostgreSQL's NOTIFY: rung with a channel's name and nothing else when an event is committed."""

from django.conf import settings
from django.db import connection

NAME = "doordesk_live"


def rings() -> bool:
    """Tell whether events are rung out by the database; otherwise processes look by themselves."""
    return connection.vendor == "postgresql" and settings.LIVE == "listen"


def ring(channel: str) -> None:
    """Ring once the transaction is committed; it costs the database a lock then."""
    if rings():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [NAME, channel])
