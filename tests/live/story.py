"""What the tests of streams ask to have done on a server's own database: JSON in, JSON out."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.test import Client

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.live.actions import sweep
from doordesk.foundation.live.models import Event, Presence
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.live.queries import position, present
from doordesk.foundation.people.actions import end_sessions
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import called


def company() -> dict[str, str]:
    """Amara's debrief at its reading; returns the cookie of each by first name, and the channels' keys."""
    made = called(at=State.READING)
    cookies = {name: cookie_of(who) for name, who in made.people.everybody.items()}
    return cookies | {"debrief": f"debrief:{made.room.pk}", "loop": f"loop:{made.loop.pk}"}


def cookie_of(who: Person) -> str:
    """A session of somebody's, as a browser keeps it."""
    client = Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/", headers={"host": "127.0.0.1"})
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def tell(channel: str, first: int, count: int) -> int:
    """Publish events whose rows count up; returns where the channel stands then."""
    for row in range(first, first + count):
        publish(channel, "read", row)
    return position(channel)


def stands(channel: str) -> int:
    """The number of a channel's last event."""
    return position(channel)


def forget(channel: str, upto: int) -> None:
    """Lose old events, as pruning does."""
    Event.objects.filter(channel=channel, number__lte=upto).delete()


def numbers(channel: str) -> list[int]:
    """All numbers of a channel, in the order in which they were written."""
    return list(Event.objects.filter(channel=channel).order_by("pk").values_list("number", flat=True))


def here(channel: str) -> list[str]:
    """First names of whoever is present."""
    return sorted(one.get_short_name() for one in Person.objects.filter(pk__in=present(channel)))


def age(channel: str, person: int) -> None:
    """Let somebody's leases in a channel be a minute old, and sweep as any process does."""
    leases = Presence.objects.filter(channel=channel, person_id=person)
    leases.update(seen_at=now() - timedelta(seconds=60))
    sweep()


def key(first: str) -> int:
    """Somebody's key."""
    return Person.objects.get(email=f"{first}@fernhill.example").pk


def sign_out(first: str) -> None:
    """End somebody's sessions."""
    who = Person.objects.get(pk=key(first))
    end_sessions(who, actor=who)


def unseat(first: str, channel: str) -> None:
    """Take somebody off the loop of a debrief, and say that it is arranged otherwise."""
    debrief = Debrief.objects.get(pk=int(channel.partition(":")[2]))
    debrief.loop.interviews.filter(interviewer=key(first)).update(cancelled_at=now())
    publish(channel, "changed", debrief.pk)


def connections() -> int:
    """How many connections PostgreSQL has open for this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])
