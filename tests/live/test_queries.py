"""Reading the outbox: what came after, when the thread is lost, what is let go."""

from datetime import UTC, datetime, timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.live.actions import prune
from doordesk.foundation.live.models import Channel, Event
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.live.queries import MOST, look, position

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def tell(channel: str, count: int) -> None:
    for row in range(1, count + 1):
        publish(channel, "read", row)


def test_a_look_finds_what_came_after_in_order() -> None:
    tell("loop:1", 3)
    tell("debrief:1", 2)
    found = look({"loop:1": 1, "debrief:1": 0})
    assert [(one.channel, one.number) for one in found.news] == [
        ("debrief:1", 1), ("debrief:1", 2), ("loop:1", 2), ("loop:1", 3),
    ]  # fmt: skip
    assert not found.lost


def test_a_look_without_a_number_only_says_where_the_channel_stands() -> None:
    tell("loop:1", 3)
    found = look({"loop:1": None, "loop:2": None})
    assert found.numbers == {"loop:1": 3, "loop:2": 0}
    assert not found.news
    assert not found.lost


def test_the_thread_is_lost_by_pruning_by_restoring_and_by_sleeping_too_long() -> None:
    tell("loop:1", 3)
    Event.objects.filter(number=2).delete()
    tell("loop:2", 2)
    tell("loop:3", MOST + 1)
    found = look({"loop:1": 1, "loop:2": 5, "loop:3": 0})
    assert found.lost == {"loop:1", "loop:2", "loop:3"}
    assert look({"loop:4": 1}).lost == {"loop:4"}


def test_a_look_costs_two_queries_however_many_channels(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    for key in range(1, 4):
        tell(f"loop:{key}", 2)
    for count in (1, 3):
        with django_assert_num_queries(2):  # type: ignore[operator]  # pytest-django's is not typed
            look({f"loop:{key}": 1 for key in range(1, count + 1)})
    with django_assert_num_queries(1):  # type: ignore[operator]
        look({"loop:1": 2})


def test_a_channel_keeps_its_last_500_and_all_of_the_last_day() -> None:
    channel = Channel.objects.create(name="loop:1", number=700)
    rows = [
        Event(
            channel=channel, number=number, word="read", row_id=1,
            at=NOON - timedelta(hours=30 if number <= 150 else 1),
        )
        for number in range(1, 701)
    ]  # fmt: skip
    Event.objects.bulk_create(rows)
    Event.objects.create(channel=Channel.objects.create(name="loop:2", number=1), number=1, word="x", at=NOON)
    with clock.at(NOON):
        assert prune() == 150
    with clock.at(NOON + timedelta(days=2)):
        assert prune() == 50
    assert Event.objects.filter(channel=channel).count() == 500
    assert position("loop:1") == 700
    assert Event.objects.filter(channel="loop:2").exists()


def test_the_server_prunes_and_sweeps_by_its_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    from doordesk.cli import ticking  # noqa: PLC0415 - only this test
    from doordesk.foundation.live import actions  # noqa: PLC0415

    done: list[str] = []
    monkeypatch.setattr(ticking, "log", None)
    monkeypatch.setattr(actions, "prune", lambda: done.append("prune"))
    monkeypatch.setattr(actions, "sweep", lambda: done.append("sweep"))
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr("doordesk.foundation.mail.actions.deliver_waiting", lambda: done.append("letters"))
    monkeypatch.setattr(
        "doordesk.foundation.reminders.actions.send_mornings", lambda: done.append("mornings")
    )
    ticking.tick(ticking.MINUTELY)
    assert done == ["letters", "mornings", "sweep", "prune"]
