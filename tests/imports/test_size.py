"""Thousands of scorecards and tens of megabytes: a steady number of queries, and of megabytes in memory."""

import tracemalloc
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.imports import write
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.queries.reading import values
from tests.builders import imports as old

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("cards", [1, 3, 20])
def test_queries_do_not_grow_with_the_scorecards(cards: int, tmp_path: Path) -> None:
    rows = [old.scorecard(key, by=key % 4 + 7) for key in range(1, cards + 1)]
    export = old.folder(tmp_path, old.export1() | {"scorecards": rows})
    with CaptureQueriesContext(connection) as first:
        run(export)
    with CaptureQueriesContext(connection) as again:
        run(export)
    assert (len(first), len(again)) == (64, 39)


def test_file_of_60_mb_is_read_item_by_item(tmp_path: Path) -> None:
    size = write(tmp_path, 1_500, words=95)
    assert size > 60_000_000
    tracemalloc.start()
    read = sum(1 for _ in values(tmp_path / "scorecards.json"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == 1_500
    assert peak < 20_000_000


def test_file_of_60_mb_is_taken_in(tmp_path: Path) -> None:
    write(tmp_path, 1_500, words=95)
    assert run(tmp_path).as_dict()["created"]["assessment"] == 1_500
    assert Assessment.objects.count() == 1_500
