"""An installation from before there were paths keeps its certificates (rule P1)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from doordesk.mechanisms.training.actions import load_paths
from doordesk.mechanisms.training.models import Path, Step

GRANTED = datetime(2025, 8, 14, 9, tzinfo=UTC)


@pytest.fixture
def old(db: None) -> Iterator[DatabaseWrapper]:
    """A small database of its own, in memory."""
    made = DatabaseWrapper({**connection.settings_dict, "NAME": ":memory:", "OPTIONS": {}}, "old")
    connections["old"] = made
    yield made
    made.close()
    del connections["old"]


def test_certificates_from_before_keep_their_validity(old: DatabaseWrapper) -> None:
    before = MigrationExecutor(old)
    state = before.migrate([("training", "0001_initial")])
    person = (
        state.apps.get_model("people", "Person").objects.using("old").create(name="Ana", email="a@b.example")
    )
    rows = state.apps.get_model("training", "Certificate").objects.using("old")
    for path in ("interviewer", "bar_raiser"):
        rows.create(person=person, path=path, granted_at=GRANTED, granted_by=person)
    after = MigrationExecutor(old).migrate([("training", "0004_whole_certificates")])
    found = after.apps.get_model("training", "Certificate").objects.using("old").order_by("pk")
    assert [(row.path.key, row.scopes, row.journey.state, row.granted_at) for row in found] == [
        ("interviewer", "screen,interview", "certified", GRANTED),
        ("bar_raiser", "debrief", "certified", GRANTED),
    ]


@pytest.mark.django_db
def test_the_products_paths_are_there_and_what_a_company_changed_stays() -> None:
    kinds = dict(Path.objects.values_list("key", "approver"))
    assert kinds == {"interviewer": "mentor", "bar_raiser": "core"}
    Step.objects.filter(path__key="interviewer").exclude(kind="course").delete()
    Path.objects.filter(key="interviewer").update(name="Interviews")
    Step.objects.filter(path__key="bar_raiser").delete()
    load_paths()
    assert Path.objects.get(key="interviewer").name == "Interviews"
    assert Step.objects.filter(path__key="interviewer").count() == 1
    raiser = Path.objects.get(key="bar_raiser")
    asked = [(step.kind, step.count) for step in raiser.steps.all()]
    assert asked == [
        ("interviews", 25), ("months", 12), ("review", 1), ("course", 1),
        ("debrief_shadow", 3), ("debrief_led", 3),
    ]  # fmt: skip
    assert raiser.needs is not None
    assert (raiser.needs.key, raiser.nominated, raiser.scopes) == ("interviewer", True, "debrief")
