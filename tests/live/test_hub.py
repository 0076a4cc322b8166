"""The hub under a storm (tests/live/storm.py), in each way in which a process hears of events."""

import pytest

from tests.builders.server import serving
from tests.live.storm import Seen
from tests.postgres import database

STORM = "tests.live.storm:storm"
WAYS = [("sqlite", "listen"), ("postgresql", "listen"), ("postgresql", "poll")]


@pytest.mark.parametrize(("kind", "live"), WAYS, ids=["sqlite", "listening", "looking"])
def test_no_event_is_lost_doubled_or_out_of_order(
    kind: str, live: str, request: pytest.FixtureRequest
) -> None:
    address = database(request.getfixturevalue("postgres")) if kind == "postgresql" else ""
    with serving(address, start=False) as server:
        for seed in (1, 2):
            assert server.play(STORM, seed, live) == []


def test_a_storm_notices_what_goes_wrong() -> None:
    seen = Seen({"loop:1": 5, "loop:2": 5}, ["loop:1", "loop:2"])
    for numbers in ("6.5", "6.5", "6.7", "6.6", "6.8"):
        seen.note(f"id: {numbers}\nevent: news\ndata: 1")
    assert len(seen.faults) == 4
