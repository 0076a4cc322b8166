"""The programme's page: certified, places against demand, load, lapsing, who waits (P1, P6, L7, L10)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from doordesk.foundation.kernel import clock, panels
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelLine
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import Loop, Override, Trainee
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.programme import queries
from doordesk.mechanisms.programme.queries.journeys import Whom, turn_of
from doordesk.mechanisms.programme.queries.places import Able, Open, free, key_of, outlook
from doordesk.mechanisms.programme.views.tables import TABLES
from doordesk.mechanisms.training.models import Certificate, Journey, Renewal
from doordesk.mechanisms.training.queries import waiting
from doordesk.mechanisms.training.queries.progress import Progress, Station
from doordesk.mechanisms.training.states import MENTORED, Approver, State, StepKind
from tests.builders.loops import World, beside, invited, talk, world_of
from tests.builders.people import signed_in
from tests.builders.training import learns, on_the_way
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
PAGE = "/programme"
WEEK, THIS = timedelta(weeks=1), key_of(MONDAY.date())


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.at(MONDAY):
        yield


@pytest.fixture
def world() -> World:
    return world_of()


def asked(client: Client, address: str = PAGE) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def unused(who: Person, days: int) -> None:
    """Somebody's certificates, neither renewed nor used since so many days before a year ago."""
    Renewal.objects.filter(certificate__person=who).delete()
    Certificate.objects.filter(person=who).update(granted_at=MONDAY - timedelta(days=days))


numbers = st.dictionaries(st.tuples(st.integers(1, 6), st.just(THIS)), st.integers(0, 9))


@settings(max_examples=40)
@for_all(st.sets(st.integers(1, 6)), numbers, st.integers(1, 6))
def test_a_week_has_as_many_places_as_its_people_have_left(
    people: set[int], taken: dict[tuple[int, tuple[int, int]], int], limit: int
) -> None:
    """Never above everybody's limit, never below none; one interview more takes one place or none."""
    before = free(people, THIS, taken, limit)
    assert 0 <= before <= limit * len(people)
    for who in people:
        had = taken.get((who, THIS), 0)
        after = free(people, THIS, {**taken, (who, THIS): had + 1}, limit)
        assert before - after == (1 if had < limit else 0)


def test_a_week_is_short_when_it_asks_for_more_than_is_free() -> None:
    still = Open({THIS: 2}, {}, {THIS: 1})
    able = Able([1, 2], [2], 4, 2)
    full = {(1, THIS): 4, (2, THIS): 3, (9, THIS): 5}
    (one,) = outlook([MONDAY.date()], full, {(2, THIS): 1}, able, still, [1, 2])
    assert (one.interviews, one.free, one.loops, one.leads_free, one.seats) == (7, 1, 1, 1, 1)
    assert one.short


def walked(*stations: Station, mentor: int | None = None, state: State = State.UNDER_WAY) -> Progress:
    return Progress(1, 7, state, mentor, stations)


@pytest.mark.parametrize(
    ("progress", "approver", "turn", "says"),
    [
        (walked(Station(StepKind.COURSE, "", 5)), Approver.MENTOR, Whom.SELF, "Own next step"),
        (walked(Station(StepKind.SHADOW, "", 2)), Approver.MENTOR, Whom.CORE, "No mentor yet"),
        (walked(Station(StepKind.SHADOW, "", 2), mentor=3), Approver.MENTOR, Whom.SEAT, "Waits for a seat"),
        (walked(mentor=3), Approver.MENTOR, Whom.MENTOR, "Complete: waits for the mentor’s approval"),
        (walked(), Approver.MENTOR, Whom.CORE, "Complete: waits for the Core’s approval"),
        (walked(mentor=3), Approver.CORE, Whom.CORE, "Complete: waits for the Core’s approval"),
        (walked(Station(StepKind.REVIEW, "", 1)), Approver.CORE, Whom.CORE, "Waits for the Core’s review"),
        (
            walked(Station(StepKind.INTERVIEWS, "", 25), state=State.NOMINATED),
            Approver.CORE,
            Whom.SELF,
            "Nominated; the review comes later",
        ),
    ],
)
def test_it_is_somebodys_turn(progress: Progress, approver: Approver, turn: Whom, says: str) -> None:
    assert turn_of(progress, approver) == (turn, says)


def test_certified_by_team_and_level(world: World) -> None:
    people = world.people
    unused(people.tom, 400)
    learns(people.leila)
    found = queries.programme()
    teams = {one.name: one for one in found.teams}
    assert (teams["Payments"].people, teams["Payments"].interviewers, teams["Payments"].learners) == (3, 2, 1)
    assert teams["Lockers"].bar_raisers == 2, "Tom's lapsed"
    levels = {one.name: (one.bar_raisers, one.can_lead) for one in found.levels}
    assert (levels["10"], levels["8"], levels["6"]) == ((0, 0), (2, 2), (0, 2))
    assert queries.programme(people.marta.team_id).interviewers == 2


def test_places_load_and_seats(world: World) -> None:
    loop = invited(world)
    people = world.people
    Trainee.objects.create(interview=talk(loop, people.priya), person=people.leila)
    mateos = talk(loop, people.mateo)
    mateos.interviewer = None
    mateos.save()
    Override.objects.create(
        loop=loop, rule="L10", person=people.ana, reason="Nobody else at level 8.", by=people.nadia, at=MONDAY
    )
    found = queries.programme()
    this, following = found.weeks[:2]
    assert this.monday == date(2026, 3, 2)
    assert (this.interviews, this.unfilled, this.loops, this.seats) == (4, 1, 1, 3)
    able = found.interviewers
    assert (this.free, following.free) == (able * 4 - 4, able * 4)
    assert (this.leads_free, following.leads_free) == (3 * 2 - 1, 6)
    ana = next(one for one in found.load if one.who.pk == people.ana.pk)
    assert (ana.now, ana.led, ana.overrides, ana.mean) == (1, 1, 1, 0.0)
    with clock.at(MONDAY + WEEK):
        later = queries.programme()
    assert next(one for one in later.load if one.who.pk == people.ana.pk).mean == 1 / 8
    page = signed_in(people.rosa).get(PAGE).text
    assert "Nobody else at level 8." in page
    Loop.objects.update(state=LoopState.CANCELLED)
    assert queries.programme().weeks[0].interviews == 0


def test_who_waits_is_who_is_waited_for_in_loops(world: World) -> None:
    people = world.people
    learns(people.leila, people.mateo)
    learns(people.helen, led=True)
    on_the_way(people.omar, StepKind.DEBRIEF_SHADOW)
    unused(people.wanjiru, 400)
    found = queries.programme()
    assert {one.kind: one.people for one in found.queues} == {kind: len(waiting(kind)) for kind in MENTORED}
    rows = {one.who.name: (one.next, one.missing, one.says, one.mentor) for one in found.walking}
    assert rows["Leila Haddad"] == ("Interviews watched", 2, "Waits for a seat", "Mateo Quiroga")
    assert rows["Omar Siddiqui"][2] == "No mentor yet"
    client = signed_in(people.rosa)
    assert "Leila" in client.get(f"{PAGE}?turn=seat").text
    assert "Leila" not in client.get(f"{PAGE}?turn=mentor").text.partition('id="paths"')[2]


def test_lapsing_certificates_stand_by_their_end(world: World) -> None:
    people = world.people
    unused(people.omar, 340)
    unused(people.priya, 390)
    unused(people.tom, 600)
    invited(world)
    found = queries.programme().lapses
    assert [(one.who.name, one.lapsed) for one in found] == [("Priya Raman", True), ("Omar Siddiqui", False)]
    assert found[0].ahead is not None, "she is on the loop all the same"
    assert found[1].ahead is None


def test_every_table_can_be_taken_along(world: World) -> None:
    invited(world)
    learns(world.people.leila)
    unused(world.people.omar, 340)
    client = signed_in(world.people.rosa)
    page = client.get(PAGE).text
    for name in TABLES:
        text = client.get(f"{PAGE}?format=csv&table={name}&team={world.people.leila.team_id}").text
        assert len(set(map(len, (line.split(",") for line in text.splitlines() if '"' not in line)))) == 1
        assert f"table={name}" in page or name == "overrides"
    assert "Leila Haddad" in client.get(f"{PAGE}?format=csv&table=paths").text


def test_an_empty_company_is_told_how_to_begin(world: World) -> None:
    Certificate.objects.all().delete()
    Journey.objects.all().delete()
    page = signed_in(world.people.rosa).get(PAGE).text
    for words in ("Nobody is certified here.", "Nobody is on a path.", "No certificate lapses"):
        assert words in page


def test_other_mechanisms_add_to_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Coaching, quality and practice tell of the whole company: a team's page leaves them out."""

    def notes(actor: Actor, _subject: object) -> Iterator[Panel]:
        yield Panel(f"Notes, told to {actor}", (PanelLine("3 of 4 debriefs had all notes in time"),))

    client = signed_in(world.people.rosa)
    page = client.get(PAGE).text
    for words in (
        "No debrief was decided",
        "No assessment was drawn",
        "Nobody has handed a practice case in",
    ):
        assert words in page
    monkeypatch.setitem(panels._providers, "programme", [notes])
    page = client.get(PAGE).text
    assert "Notes, told to Rosa Delgado" in page
    assert "3 of 4 debriefs had all notes in time" in page
    assert "3 of 4 debriefs" not in client.get(f"{PAGE}?team={world.people.ana.team_id}").text


def test_only_the_core_reads_it(world: World) -> None:
    for name, person in world.people.everybody.items():
        client = signed_in(person)
        assert client.get(PAGE).status_code == (200 if name == "rosa" else 403), name
        assert (PAGE in client.get("/").text) is (name == "rosa")
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_three_as_for_one(world: World, rows: int) -> None:
    people = world.people
    for number, who in zip(range(rows), (people.leila, people.helen, people.david), strict=False):
        Certificate.objects.filter(person=who).delete()
        learns(who, people.mateo)
        loop = invited(beside(world, f"Candidate {number}"))
        Override.objects.create(
            loop=loop, rule="L10", person=people.ana, reason="A reason.", by=people.nadia, at=MONDAY
        )
    for who in (people.omar, people.priya, people.wanjiru)[:rows]:
        unused(who, 340)
    client = signed_in(people.rosa)
    client.get(PAGE)
    assert asked(client) == 33
