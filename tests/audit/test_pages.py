"""The trail as a page: for administrators and the Core, with names, without anything that is sealed."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Head
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.people.models import Team
from tests.builders.people import signed_in
from tests.cast import MONDAY, Cast, cast

pytestmark = pytest.mark.django_db
PAGE, CSV, VERDICT = "/trail/", "/trail/trail.csv", "/trail/check/"
DAY = timedelta(days=1)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def rosa(people: Cast) -> Client:
    with clock.at(MONDAY):
        record(people.erik, Kind.ROLE_CHANGED, people.tom, roles=["core"], before=[])
        record(people.marta, Kind.DEBRIEF_VOTED, people.marta.team, vote=4)
    with clock.at(MONDAY + DAY):
        record(OPERATOR, Kind.SETTING_CHANGED, None, key="load.led_per_week", before=2, after=3)
    return signed_in(people.rosa)


def told(client: Client, query: str = "") -> list[str]:
    deeds = client.get(f"{PAGE}?{query}").context["deeds"]
    return [f"{deed.who} | {deed.what} | {deed.record} | {deed.told}" for deed in deeds]


def test_who_did_what_to_which_record(rosa: Client, people: Cast) -> None:
    assert told(rosa) == [
        "The command line | changed a company setting | Loops led in a week | 2 → 3",
        f"Marta Kowalczyk | cast a second vote | team {people.marta.team_id} | ",
        "Erik Holm | changed a person's roles | Tom Brandt | none → core",
    ]
    page = rosa.get(PAGE).text
    assert f'href="/people/{people.tom.pk}/"' in page


def test_an_import_is_told_in_its_counts(people: Cast) -> None:
    record(OPERATOR, Kind.PERSONS_IMPORTED, None, created=3, updated=1)
    record(OPERATOR, Kind.HISTORY_IMPORTED, None, created_person=4, unchanged_opening=1, skipped=2)
    assert [line.rpartition(" | ")[2] for line in told(signed_in(people.rosa))] == [
        "person: 4 created, opening: 1 unchanged, 2 skipped",
        "3 created, 1 updated",
    ]


def test_what_changed_is_told_only_of_what_is_no_secret(rosa: Client) -> None:
    assert "vote: 4" not in rosa.get(PAGE).text
    rows = list(csv.reader(io.StringIO(rosa.get(CSV).content.decode("utf-8-sig"))))
    assert [row[5] for row in rows[1:]] == ["2 → 3", "", "none → core"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("person=operator", 1),
        ("kind=role.changed", 1),
        ("since=2026-03-03", 1),
        ("until=2026-03-02", 2),
        ("since=2026-03-02&until=2026-03-02&kind=debrief.voted", 1),
        ("since=2027-01-01", 0),
        ("since=never&person=x&kind=y", 3),
        ("since=2026-02-31", 3),
        ("about=people.person:x", 0),
        ("about=people.team:999", 0),
    ],
)
def test_the_trail_is_narrowed_by_its_address(rosa: Client, query: str, count: int) -> None:
    assert len(told(rosa, query)) == count
    assert len(rosa.get(f"{CSV}?{query}").content.decode().strip().splitlines()) == count + 1


def test_one_person_is_followed(rosa: Client, people: Cast) -> None:
    assert len(told(rosa, f"person={people.marta.pk}")) == 1
    assert len(told(rosa, f"about=people.person:{people.tom.pk}")) == 1
    assert (
        "Only what was done about Tom Brandt." in rosa.get(f"{PAGE}?about=people.person:{people.tom.pk}").text
    )


def test_empty_trails_say_why(people: Cast) -> None:
    client = signed_in(people.erik)
    assert "Nothing has been done yet." in client.get(PAGE).text
    assert "No entry fits." in client.get(f"{PAGE}?kind=loop.planned").text


def test_days_are_the_readers(people: Cast) -> None:
    with clock.at(MONDAY.replace(hour=23, minute=30)):
        record(people.erik, Kind.LOOP_PLANNED, None)
    people.rosa.zone = "Europe/Warsaw"
    people.rosa.save()
    client = signed_in(people.rosa)
    assert len(told(client, "since=2026-03-03")) == 1
    assert len(told(client, "until=2026-03-02")) == 0


def test_the_chain_is_checked_on_demand(rosa: Client) -> None:
    assert "3 entries follow from one another." in rosa.get(VERDICT).text
    Head.objects.update(number=9)
    assert "The trail breaks at entry 4: the newest entries are missing." in rosa.get(VERDICT).text


@pytest.mark.parametrize("who", ["priya", "nadia", "marta", "helen", "ana"])
def test_nobody_else_reads_it(people: Cast, who: str) -> None:
    client = signed_in(people.everybody[who])
    assert [client.get(address).status_code for address in (PAGE, CSV, VERDICT)] == [403] * 3


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    for address in (PAGE, CSV, VERDICT):
        assert "/account/login/" in client.get(address)["Location"]


def test_the_page_takes_as_many_queries_for_three_entries_as_for_one(
    people: Cast, django_assert_num_queries: object
) -> None:
    client = signed_in(people.rosa)
    client.get(PAGE)
    record(people.erik, Kind.ROLE_CHANGED, people.tom)
    with django_assert_num_queries(7):  # type: ignore[operator]
        client.get(PAGE)
    record(people.marta, Kind.ROLE_CHANGED, people.priya)
    record(OPERATOR, Kind.ROLE_CHANGED, people.ana)
    with django_assert_num_queries(7):  # type: ignore[operator]
        assert len(client.get(PAGE).context["deeds"]) == 3


def test_who_is_gone_is_still_counted(people: Cast) -> None:
    team = Team.objects.create(name="Gone")
    record(people.erik, Kind.PRINCIPLE_CHANGED, team)
    team.delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry")
        assert cursor.fetchone() == (1,)
    assert told(signed_in(people.rosa))[0].startswith("Erik Holm | changed a principle | team ")
