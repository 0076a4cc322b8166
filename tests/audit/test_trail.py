"""The database refuses to rewrite the trail, and where it was forced the chain shows it (rule Y5)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry, Head
from doordesk.foundation.audit.queries import verify
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Team

GUARD = import_module("doordesk.foundation.audit.migrations.0002_append_only")


@contextmanager
def by_force() -> Iterator[None]:
    """Work on the database as somebody would who has its password."""
    with connection.cursor() as cursor:
        for deed in GUARD.DEEDS[connection.vendor]:
            on = " ON audit_entry" if connection.vendor == "postgresql" else ""
            cursor.execute(GUARD.LIFT.format(deed=deed) + on)
    yield
    pattern = GUARD.SQLITE if connection.vendor == "sqlite" else GUARD.POSTGRES
    with connection.cursor() as cursor:
        for deed in GUARD.DEEDS[connection.vendor]:
            cursor.execute(pattern.format(deed=deed, says=GUARD.SAYS))


def some_deeds(count: int) -> None:
    for number in range(count):
        record(OPERATOR, Kind.SETTING_CHANGED, None, key="loop.levels_below", after=number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor_id = 7 WHERE number = 2",
        "UPDATE audit_entry SET digest = '' WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 3",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_refuses_to_rewrite(statement: str) -> None:
    some_deeds(3)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify().sound
    assert Entry.objects.count() == 3


@pytest.mark.django_db
def test_the_model_refuses_too() -> None:
    some_deeds(1)
    entry = Entry.objects.get()
    entry.actor_id = 7
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()


@pytest.mark.django_db
def test_a_deed_that_failed_leaves_no_entry() -> None:
    some_deeds(1)
    with transaction.atomic():
        some_deeds(1)
        transaction.set_rollback(True)
    some_deeds(1)
    assert (verify().sound, verify().entries) == (True, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tamper", "broken_at", "why"),
    [
        (lambda: Entry.objects.filter(number=2).update(actor_id=7), 2, "an entry was changed"),
        (lambda: Entry.objects.filter(number=2).update(facts={"after": 9}), 2, "an entry was changed"),
        (lambda: Entry.objects.filter(number=2).update(kind=Kind.LOOP_CHANGED), 2, "an entry was changed"),
        (lambda: Entry.objects.filter(number=2).delete(), 2, "an entry is missing"),
        (lambda: Entry.objects.filter(number=1).delete(), 1, "an entry is missing"),
        (lambda: Entry.objects.filter(number=4).delete(), 4, "the newest entries are missing"),
        (lambda: Head.objects.update(number=9), 5, "the newest entries are missing"),
    ],
)
def test_tampering_shows(tamper: Callable[[], object], broken_at: int, why: str) -> None:
    some_deeds(4)
    with by_force():
        tamper()
    verdict = verify()
    assert (verdict.broken_at, verdict.why) == (broken_at, why)


@pytest.mark.django_db
def test_an_empty_trail_is_whole() -> None:
    assert (verify().sound, verify().entries) == (True, 0)


texts = st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")


class TestChain(TestCase):
    """Whatever is recorded, the chain holds; whatever is changed in it afterwards, it does not."""

    @settings(max_examples=25, deadline=None)
    @given(
        deeds=st.lists(
            st.tuples(
                st.sampled_from(list(Kind)),
                st.dictionaries(
                    st.sampled_from(["before", "after", "fields", "keys"]),
                    st.none()
                    | st.booleans()
                    | st.integers(-(2**53), 2**53)
                    | st.text(texts, max_size=20)
                    | st.lists(st.text(texts, max_size=5), max_size=3),
                ),
            ),
            min_size=1,
            max_size=6,
        ),
        at=st.integers(0, 5),
        field=st.sampled_from(["actor_id", "kind", "subject_kind", "subject_id", "facts", "digest", "at"]),
    )
    def test_any_change_shows(self, deeds: list[tuple[Kind, dict[str, object]]], at: int, field: str) -> None:
        team = Team.objects.create(name="Payments")
        for kind, told in deeds:
            record(OPERATOR, kind, team, **told)  # type: ignore[arg-type]
        assert (verify().sound, verify().entries) == (True, len(deeds))
        number = at % len(deeds) + 1
        entry = Entry.objects.get(number=number)
        changed = {
            "actor_id": 77, "kind": f"{entry.kind}x", "subject_kind": "people.person", "subject_id": 99,
            "facts": {**entry.facts, "more": 1}, "digest": "0" * 64, "at": entry.at.replace(year=1999),
        }  # fmt: skip
        with by_force():
            Entry.objects.filter(number=number).update(**{field: changed[field]})
        assert verify().broken_at == number


@pytest.mark.django_db(transaction=True)
def test_entries_of_committed_deeds_follow_one_another() -> None:
    for _ in range(3):
        with transaction.atomic():
            some_deeds(1)
    with pytest.raises(DatabaseError, match="append-only"):
        Entry.objects.filter(number=1).update(actor_id=7)
    assert (verify().sound, verify().entries) == (True, 3)


@pytest.mark.django_db
def test_the_guard_stands_again_after_a_test_database_was_emptied() -> None:
    some_deeds(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.all().delete()
