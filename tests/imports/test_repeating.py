"""Whatever an export holds: importing it again changes nothing, and in any order the same company results."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.queries.words import VOTES
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.openings.models import Opening
from tests.builders import imports as old

pytestmark = pytest.mark.django_db

KEY = st.integers(1, 4)
TEXT = st.text(max_size=20) | st.sampled_from(["<p>Drew a <b>queue</b></p>", "R&amp;D", None])
WORD = st.sampled_from([*filter(None, VOTES), None, "perhaps"])
STATUS = st.sampled_from(["hired", "rejected", "active", "converted", "odd"])


def some(build: Any, *keys: Any, **more: Any) -> Any:
    return st.lists(st.builds(build, *keys, **more), max_size=4)


def rated(name: str, note: str | None, word: str | None) -> old.Row:
    return {"name": name, "type": "Skills", "note": note, "rating": word}


USERS = some(old.user, KEY, name=TEXT)
JOBS = some(old.job, KEY, name=TEXT)
CANDIDATES = some(old.candidate, KEY, first_name=TEXT)
APPLICATIONS = some(old.application, KEY, KEY, KEY, status=STATUS)
ATTRIBUTES = st.lists(st.builds(rated, st.sampled_from(["Depth", "Trust"]), TEXT, WORD), max_size=2)
EXPORTS = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "users": USERS, "jobs": JOBS, "candidates": CANDIDATES, "applications": APPLICATIONS,
            "scorecards": some(
                old.scorecard, KEY, KEY, KEY, overall_recommendation=WORD, attributes=ATTRIBUTES,
                submitted_at=st.sampled_from([old.SUBMITTED, None]),
            ),
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "users": USERS, "applications": APPLICATIONS,
            "scorecards": some(
                old.scorecard3, KEY, KEY, KEY, candidate_rating=WORD, notes=TEXT,
                status=st.sampled_from(["complete", "draft"]),
            ),
            "scorecard_candidate_attributes": some(old.attribute3, KEY, KEY, note=TEXT),
            "scorecard_question_answers": some(old.answer3, KEY, KEY, answer=TEXT),
        },
    ),
)  # fmt: skip
MODELS = (Person, Opening, Candidate, Application, Loop, Interview, Assessment, Section)
many = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def company() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in MODELS}


@many
@given(EXPORTS)
def test_again_is_unchanged(tables: dict[str, list[old.Row]]) -> None:
    with tempfile.TemporaryDirectory() as at, transaction.atomic():
        if not tables:
            return
        export = old.folder(Path(at), tables)
        first, once = run(export).as_dict(), company()
        again = run(export).as_dict()
        assert not any(again["created"].values())
        assert not any(again["updated"].values())
        assert again["unchanged"] == {
            kind: first["created"][kind] + first["unchanged"][kind] for kind in first["created"]
        }
        assert again["skipped"] == first["skipped"]
        assert company() == once
        transaction.set_rollback(True)


@many
@given(EXPORTS, EXPORTS)
def test_nothing_is_ever_doubled(one: dict[str, list[old.Row]], two: dict[str, list[old.Row]]) -> None:
    with tempfile.TemporaryDirectory() as at, transaction.atomic():
        for tables in filter(None, (one, two, one)):
            run(old.folder(Path(at), tables))
        assert Loop.objects.count() == Loop.objects.values("application").distinct().count()
        assert Assessment.objects.count() == Interview.objects.count()
        cards = {row["id"] for tables in (one, two) for row in tables.get("scorecards", ())}
        assert Assessment.objects.count() <= len(cards)
        assert not Section.objects.filter(text="", rating=None).exists()
        transaction.set_rollback(True)
