"""Who is present, by their open streams, in two server processes on one database."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import permutations

import pytest

from tests.builders.server import Server, free_port, serving
from tests.builders.streams import Reader
from tests.postgres import database

HERE, AGE, KEY = (f"tests.live.story:{name}" for name in ("here", "age", "key"))


@pytest.fixture(scope="module")
def two(postgres: str, empty_company: str) -> Iterator[tuple[Server, Server]]:
    """Two servers beside each other, as on two machines."""
    with serving(database(postgres, like=empty_company)) as one, ExitStack() as stack:
        other = Server(one.home, free_port(), database=one.database)
        stack.callback(other.leave)
        other.start()
        yield one, other


def test_people_are_present_while_any_process_holds_a_stream_of_theirs(two: tuple[Server, Server]) -> None:
    one, other = two
    company = one.play("tests.live.story:company")
    room, keys = company["debrief"], {name: one.play(KEY, name) for name in ("ana", "priya", "mateo")}
    before = one.play("doordesk.foundation.live.queries:position", room)  # Ana hears of herself, too
    watcher = Reader(one.url, company["ana"], (room,), at=str(before)).standing()
    priya = Reader(other.url, company["priya"], (room,)).standing()
    mateo = [Reader(server.url, company["mateo"], (room,)).standing() for server in two]
    assert watcher.news(3, presence=True) in orders(room, "here", *keys.values())
    assert one.play(HERE, room) == ["Ana", "Mateo", "Priya"]

    mateo[0].close()  # his other window is still open, at the other process
    priya.close()
    assert watcher.news(1, presence=True) == [(room, "left", keys["priya"])]
    assert one.play(HERE, room) == ["Ana", "Mateo"]

    other.kill()  # holds Mateo's lease, and will never give it back
    one.play(AGE, room, keys["mateo"])
    assert watcher.news(1, presence=True) == [(room, "left", keys["mateo"])]
    assert one.play(HERE, room) == ["Ana"]
    mateo[1].close()
    watcher.close()


def orders(room: str, word: str, *keys: int) -> list[list[tuple[str, str, int]]]:
    """Every order in which they may have come."""
    return [[(room, word, key) for key in some] for some in permutations(keys)]
