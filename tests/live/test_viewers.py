"""One stream's own bookkeeping: each event once, in order, none left out; slow readers begin anew."""

import asyncio

import pytest

from doordesk.foundation.live import frames, viewers
from doordesk.foundation.live.queries import Look, News
from doordesk.foundation.live.viewers import MOST_WAITING, Viewer


def news(number: int, channel: str = "loop:1", word: str = "read") -> News:
    return News(channel, number, word, number)


def ids(viewer: Viewer) -> list[str]:
    return [frame.split(b"\n")[0].decode() for frame in viewer.waiting]


def test_known_events_are_not_told_again_and_a_gap_is_noticed() -> None:
    viewer = Viewer(1, ["loop:1", "debrief:1"], [5, 9])
    viewer.behind = False
    for number in (4, 5, 6, 6, 8):
        viewer.offer(news(number))
    assert ids(viewer) == ["id: 6.9"]
    assert viewer.behind
    viewer.take(Look({"loop:1": 8, "debrief:1": 9}, [news(7), news(8)]))
    viewer.offer(news(8))
    viewer.offer(news(10, "debrief:1"))
    assert ids(viewer) == ["id: 6.9", "id: 7.9", "id: 8.9", "id: 8.10"]


def test_who_asks_from_now_on_is_told_where_that_is() -> None:
    viewer = Viewer(1, ["loop:1", "person:1"], [5, None])
    viewer.take(Look({"loop:1": 6, "person:1": 3}, [news(6)]))
    assert viewer.at == [6, 3]
    assert viewer.waiting[0] == b"id: 5.3\nevent: at\ndata: 5.3\n\n"


def test_a_lost_thread_ends_the_stream_with_a_reset() -> None:
    viewer = Viewer(1, ["loop:1"], [5])
    viewer.take(Look({"loop:1": 900}, [], {"loop:1"}))
    assert viewer.ended
    assert viewer.waiting == [frames.RESET]


def test_who_reads_too_slowly_begins_anew() -> None:
    viewer = Viewer(1, ["loop:1"], [0])
    for number in range(1, MOST_WAITING + 2):
        viewer.offer(news(number))
    assert viewer.ended
    assert viewer.waiting == [frames.RESET]


def test_a_rearrangement_stirs_the_question_of_who_may_follow() -> None:
    viewer = Viewer(1, ["loop:1"], [0])
    viewer.offer(news(1))
    assert not viewer.stirred
    viewer.offer(news(2, word="changed"))
    assert viewer.stirred


def test_what_waits_leaves_together_and_silence_has_its_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewers, "BEAT_SECONDS", 0.01)

    async def read() -> list[bytes]:
        viewer = Viewer(1, ["loop:1"], [0])
        viewer.offer(news(1))
        viewer.offer(news(2))
        found = []
        async for batch in viewer.batches():
            found.append(batch)
            if batch == frames.BEAT:
                viewer.offer(news(3))
                viewer.end()
        return found

    first, beat, last = asyncio.run(read())
    assert first.count(b"event: news") == 2
    assert beat == frames.BEAT
    assert last.startswith(b"id: 3\n")


@pytest.mark.parametrize(
    ("position", "at"),
    [
        ("57.9", [57, 9]), ("57", [57, None]), ("", [None, None]), (".9", [None, 9]), ("..", None),
        ("5.x", None), ("-1.2", None), ("1.2.3", None), ("٣.1", None), ("9" * 19, None),
    ],
)  # fmt: skip
def test_a_position_is_read_or_is_none(position: str, at: list[int | None] | None) -> None:
    assert frames.read(position, 2) == at
