"""Who is present: announced once when they come, once when they are gone, whoever holds their lease."""

from datetime import UTC, datetime, timedelta

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.live import actions
from doordesk.foundation.live.models import Event, Presence
from doordesk.foundation.live.queries import leases, present

pytestmark = pytest.mark.django_db
ROOM = "debrief:1"
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def said() -> list[tuple[str, int | None]]:
    return list(Event.objects.filter(channel=ROOM).values_list("word", "row_id"))


def test_coming_is_announced_once() -> None:
    with clock.at(NOON):
        actions.arrive(ROOM, [7], holder="one")
    with clock.at(NOON + SECOND):
        actions.arrive(ROOM, [7], holder="one")
        actions.arrive(ROOM, [7], holder="other")
        actions.arrive(ROOM, [8], holder="other")
    assert said() == [("here", 7), ("here", 8)]
    assert present(ROOM) == {7: NOON, 8: NOON + SECOND}


def test_who_is_held_by_another_process_has_not_left() -> None:
    actions.arrive(ROOM, [7], holder="one")
    actions.arrive(ROOM, [7], holder="other")
    actions.leave(ROOM, [7], holder="one")
    assert said() == [("here", 7)]
    assert leases("other") == {(ROOM, 7)}
    actions.leave(ROOM, [7], holder="other")
    actions.leave(ROOM, [7], holder="other")
    assert said() == [("here", 7), ("left", 7)]
    assert not present(ROOM)


def test_a_lease_that_nobody_touches_ends_and_is_announced_once() -> None:
    with clock.at(NOON):
        actions.arrive(ROOM, [7, 8], holder="killed")
        actions.arrive(ROOM, [8], holder="alive")
    with clock.at(NOON + 40 * SECOND):
        assert actions.beat("alive") == 1
        actions.sweep()
        assert set(present(ROOM)) == {7, 8}
    with clock.at(NOON + 46 * SECOND):
        actions.sweep()
        actions.sweep()
    assert set(present(ROOM)) == {8}
    assert said() == [("here", 7), ("here", 8), ("left", 7)]


def test_a_beat_touches_all_leases_of_a_process_in_one_statement(
    django_assert_num_queries: pytest.FixtureRequest,
) -> None:
    for room in range(1, 6):
        actions.arrive(f"debrief:{room}", range(1, 9), holder="one")
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's is not typed
        assert actions.beat("one") == 40


def test_a_page_that_asks_by_itself_holds_its_own_lease() -> None:
    with clock.at(NOON):
        actions.beat_by_page(ROOM, 7)
    with clock.at(NOON + 30 * SECOND):
        actions.beat_by_page(ROOM, 7)
        actions.sweep()
    with clock.at(NOON + 60 * SECOND):
        actions.sweep()
        assert Presence.objects.count() == 1
    assert said() == [("here", 7)]
