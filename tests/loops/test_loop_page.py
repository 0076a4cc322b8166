"""The page of a loop: every rule at its spot, nothing typed is lost, and who sees and does what (L1-L10)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State
from tests.builders.loops import TUESDAY, World, begun, beside, invited, letters, sound, talk
from tests.cast import HOUR, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(world: World, client: Client) -> Client:
    client.force_login(world.people.nadia)
    return client


def page(client: Client, loop: Loop, query: str = "") -> str:
    answer = client.get(f"/loops/{loop.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def fields(row: Interview | None, **more: Any) -> dict[str, Any]:
    """What the browser sends for an interview's form, in Nadia's London clock."""
    prefix = f"i{row.pk}" if row else "new"
    said: dict[str, Any] = {
        "interviewer": "",
        "starts_at": "",
        "minutes": "60",
        "title": "",
        "place": "",
        "covered": "",
    }
    return {f"{prefix}-{name}": value for name, value in (said | more).items()}


def test_an_empty_plan_lists_what_is_missing_and_cannot_be_sent(world: World, nadia: Client) -> None:
    text = page(nadia, begun(world))
    assert "What is missing" in text
    assert "This loop has 0 interviewers; fewer than 4 is refused." in text
    assert "This loop has no Bar Raiser." in text
    assert "Nobody owns Deserve trust yet." in text
    assert "#L3" in text
    assert "/invite/" not in text


def test_a_sound_plan_can_be_sent_from_the_page(world: World, nadia: Client) -> None:
    loop = sound(world)
    assert "Nothing is missing" in page(nadia, loop)
    answer = nadia.post(f"/loops/{loop.pk}/invite/", follow=True)
    assert "The invitations are on their way." in answer.content.decode()
    loop.refresh_from_db()
    assert loop.state == State.INVITED


def test_an_unfinished_plan_posted_all_the_same_is_refused_with_the_rule(world: World, nadia: Client) -> None:
    answer = nadia.post(f"/loops/{begun(world).pk}/invite/")
    assert answer.status_code == 409
    assert "The invitations cannot leave yet." in answer.content.decode()


def test_every_time_stands_in_both_zones(world: World, nadia: Client) -> None:
    text = page(nadia, sound(world))
    assert "Tue 3 Mar 2026, 09:00" in text
    assert "10:00 in Lagos" in text


def test_an_unknown_zone_is_said_and_breaks_nothing(world: World, nadia: Client) -> None:
    world.application.candidate.zone = "Mars/Olympus"
    world.application.candidate.save()
    assert "Nobody knows the candidate&#x27;s time zone, “Mars/Olympus”." in page(nadia, sound(world))


def test_a_candidate_without_an_address_is_pointed_out(world: World, nadia: Client) -> None:
    world.application.candidate.email = ""
    world.application.candidate.save()
    assert "gets no letter from here" in page(nadia, sound(world))


def test_those_who_cannot_lead_stand_switched_off_with_the_reason(world: World, nadia: Client) -> None:
    text = page(nadia, sound(world))
    marta = text[text.index(f'<option value="{world.people.marta.pk}"') :]
    assert marta[: marta.index("</option>")].count("disabled") == 1
    assert "they are the hiring manager (rule L4)" in marta[: marta.index("</option>")]
    assert "Ana Ferreira · 1 of 4 interviews that week, leads 1 of 2 loops" in text


def test_those_who_cannot_interview_stand_switched_off_with_the_reason(world: World, nadia: Client) -> None:
    loop = sound(world)
    text = page(nadia, loop, f"?open=change:{talk(loop, world.people.priya).pk}")
    assert "Leila Haddad · 0 of 4 interviews that week: their level, 4, is more than 1 level below" in text
    assert "they interview in this loop already (rule L2)" in text


def test_the_hiring_manager_as_bar_raiser_is_refused_at_the_spot(world: World, nadia: Client) -> None:
    loop = begun(world)
    answer = nadia.post(f"/loops/{loop.pk}/bar-raiser/", {"bar_raiser": world.people.marta.pk})
    assert answer.status_code == 422
    assert (
        "Marta Kowalczyk cannot lead this debrief: they are the hiring manager; " in answer.content.decode()
    )


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"starts_at": "2026-02-28T10:00"}, "This interview would start in the past."),
        ({"starts_at": "2026-03-29T01:30"}, "29 March 2026, 01:30 does not exist in Europe/London"),
        ({"starts_at": "2026-10-25T01:30"}, "25 October 2026, 01:30 comes twice in Europe/London"),
        ({"starts_at": "2026-03-03T09:30"}, "the candidate cannot sit in both."),
        ({"starts_at": "tomorrow"}, "This is no date with a time"),
        ({"starts_at": "2026-03-03T18:00", "minutes": "-5"}, "greater than or equal to 10"),
    ],
)
def test_a_bad_time_is_refused_at_its_field_and_nothing_is_lost(
    world: World, nadia: Client, more: dict[str, Any], words: str
) -> None:
    loop = sound(world)
    said = fields(None, title="A sixth look", place="Room Elm", covered="Not the ledger.", **more)
    answer = nadia.post(f"/loops/{loop.pk}/interviews/add/", said)
    text = answer.content.decode()
    assert (answer.status_code, loop.interviews.count()) == (422, 5)
    assert words in text
    assert all(kept in text for kept in ("A sixth look", "Room Elm", "Not the ledger."))


def test_an_uncertified_interviewer_is_refused_at_the_field(world: World, nadia: Client) -> None:
    yusuf = person("Yusuf Demir", world.people.marta.team, world.people.marta)
    loop = begun(world)
    answer = nadia.post(f"/loops/{loop.pk}/interviews/add/", fields(None, interviewer=yusuf.pk))
    assert answer.status_code == 422
    assert "they are not a certified interviewer (rule L7)." in answer.content.decode()


def test_an_interview_is_added_and_changed_on_the_page(world: World, nadia: Client) -> None:
    loop = begun(world)
    keys = [version.principle_id for version in world.versions[:2]]
    said = fields(None, interviewer=world.people.tom.pk, starts_at="2026-03-03T10:00", principles=keys)
    answer = nadia.post(f"/loops/{loop.pk}/interviews/add/", said)
    row = loop.interviews.get()
    assert answer.headers["Location"] == f"/loops/{loop.pk}/#interview-{row.pk}"
    assert (row.interviewer, row.starts_at, row.owned.count()) == (world.people.tom, TUESDAY + HOUR, 2)
    nadia.post(f"/interviews/{row.pk}/change/", fields(row, minutes="45", starts_at="2026-03-03T11:00"))
    row.refresh_from_db()
    assert (row.interviewer, row.starts_at, row.owned.count()) == (None, TUESDAY + 2 * HOUR, 0)


def test_a_new_interview_begins_where_the_last_one_ends(world: World, nadia: Client) -> None:
    assert 'value="2026-03-03T14:00"' in page(nadia, sound(world), "?open=add")


def test_a_cell_gives_and_takes_a_principle(world: World, nadia: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.priya)
    cell = {"cell": f"{row.pk}:{world.versions[0].principle_id}"}
    nadia.post(f"/loops/{loop.pk}/principles/", cell)
    assert row.owned.count() == 2
    nadia.post(f"/loops/{loop.pk}/principles/", cell)
    assert row.owned.count() == 1


def test_a_fourth_principle_is_refused_beside_the_matrix(world: World, nadia: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.priya)
    actions.change_interview(row, actor=world.people.nadia, principles=world.versions[:3])
    answer = nadia.post(
        f"/loops/{loop.pk}/principles/", {"cell": f"{row.pk}:{world.versions[3].principle_id}"}
    )
    assert answer.status_code == 422
    assert "Priya Raman owns 4 principles; 3 is the most (rule L6)." in answer.content.decode()


def test_a_reload_after_a_refusal_leads_back_to_the_form(world: World, nadia: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.priya)
    answer = nadia.get(f"/interviews/{row.pk}/change/")
    assert answer.headers["Location"] == f"/loops/{loop.pk}/?open=change:{row.pk}#interview-{row.pk}"
    assert "Save the interview" in nadia.get(answer.headers["Location"]).content.decode()
    assert nadia.get(f"/loops/{loop.pk}/bar-raiser/").headers["Location"] == f"/loops/{loop.pk}/"


@pytest.mark.parametrize("cell", ["", "x", "1:x", "999999:1", ":"])
def test_a_cell_that_is_none_is_missing(world: World, nadia: Client, cell: str) -> None:
    assert nadia.post(f"/loops/{begun(world).pk}/principles/", {"cell": cell}).status_code == 404


def test_trainees_are_seated_and_unseated_on_the_page(world: World, nadia: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.mateo)
    said = {f"s{row.pk}-trainee": world.people.leila.pk, f"s{row.pk}-kind": "shadow"}
    nadia.post(f"/interviews/{row.pk}/trainees/", said)
    seat = row.trainees.get()
    assert "Leila Haddad, shadow" in page(nadia, loop)
    nadia.post(f"/interviews/trainees/{seat.pk}/drop/")
    assert not row.trainees.exists()
    assert nadia.post(f"/interviews/trainees/{seat.pk}/drop/").status_code == 404


def test_a_seat_that_no_rule_allows_is_refused_at_the_field(world: World, nadia: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.mateo)
    said = {f"s{row.pk}-trainee": world.people.leila.pk, f"s{row.pk}-kind": "reverse_shadow"}
    answer = nadia.post(f"/interviews/{row.pk}/trainees/", said)
    assert answer.status_code == 422
    assert "rule L5" in answer.content.decode()


def test_a_full_week_is_shown_and_overridden_with_a_reason(world: World, nadia: Client) -> None:
    for number in range(4):
        starts = TUESDAY + number * HOUR
        actions.add_interview(
            begun(beside(world, f"Cand{number} Idate")), actor=world.people.nadia,
            interviewer=world.people.tom, starts_at=starts, ends_at=starts + HOUR,
        )  # fmt: skip
    loop = sound(world)
    assert "they would give 5 interviews that week, and the limit is 4 (rule L10)" in page(
        nadia, loop, "?open=add"
    )
    answer = nadia.post(f"/loops/{loop.pk}/limits/", {"over-person": world.people.tom.pk, "over-reason": ""})
    assert answer.status_code == 422
    said = {"over-person": world.people.tom.pk, "over-reason": "Nobody else knows the ledger."}
    nadia.post(f"/loops/{loop.pk}/limits/", said)
    text = page(nadia, loop, "?open=add")
    assert "Nadia Petrov let Tom Brandt go over the weekly limits: Nobody else knows the ledger." in text
    assert "they would give 5 interviews" not in text


def test_an_interview_is_dropped_on_the_page(world: World, nadia: Client) -> None:
    loop = sound(world)
    nadia.post(f"/interviews/{talk(loop, world.people.priya).pk}/drop/")
    assert loop.interviews.filter(cancelled_at=None).count() == 4


def test_cancelling_asks_for_the_reason(world: World, nadia: Client) -> None:
    loop = invited(world)
    assert nadia.post(f"/loops/{loop.pk}/cancel/", {"reason": ""}).status_code == 422
    assert letters() == {}
    answer = nadia.post(f"/loops/{loop.pk}/cancel/", {"reason": "Amara found another post."})
    assert answer.headers["Location"] == f"/candidates/applications/{loop.application_id}/"
    loop.refresh_from_db()
    assert loop.state == State.CANCELLED
    assert "This loop was called off." in page(nadia, loop)


SEES = {"nadia", "marta", "ana", "priya", "mateo", "wanjiru", "rosa"}
PLANS = {"nadia", "marta", "ana"}


@pytest.mark.parametrize(
    "name",
    ["nadia", "marta", "ana", "priya", "mateo", "wanjiru", "rosa", "leila", "omar", "erik", "tom", "helen"],
)
def test_who_sees_a_loop_and_who_may_change_it(world: World, client: Client, name: str) -> None:
    loop = invited(world)
    client.force_login(world.people.everybody[name])
    answer = client.get(f"/loops/{loop.pk}/")
    assert answer.status_code == (200 if name in SEES else 404)
    if name in SEES:
        assert ("Name the Bar Raiser" in answer.content.decode()) == (name in PLANS)
    posted = client.post(f"/loops/{loop.pk}/bar-raiser/", {"bar_raiser": world.people.ben.pk})
    assert posted.status_code == (302 if name in PLANS else 403 if name in SEES else 404)


def test_a_trainee_sees_the_loop_and_changes_nothing(world: World, client: Client) -> None:
    loop = sound(world)
    row = talk(loop, world.people.mateo)
    actions.seat_trainee(row, world.people.leila, actor=world.people.nadia)
    client.force_login(world.people.leila)
    assert client.get(f"/loops/{loop.pk}/").status_code == 200
    assert client.post(f"/interviews/{row.pk}/drop/").status_code == 403


@pytest.mark.parametrize(
    "path",
    ["", "interviews/add/", "principles/", "bar-raiser/", "limits/", "invite/", "cancel/"],
)
def test_strangers_are_sent_to_sign_in(world: World, client: Client, path: str) -> None:
    url = f"/loops/{sound(world).pk}/{path}"
    answer = client.post(url) if path else client.get(url)
    assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("path", ["change/", "drop/", "trainees/"])
@pytest.mark.parametrize(("name", "status"), [("omar", 404), ("erik", 404), ("priya", 403), ("rosa", 403)])
def test_interviews_are_changed_by_those_who_plan(
    world: World, client: Client, path: str, name: str, status: int
) -> None:
    row = talk(sound(world), world.people.priya)
    client.force_login(world.people.everybody[name])
    assert client.post(f"/interviews/{row.pk}/{path}").status_code == status


@pytest.mark.parametrize("query", ["", "?open=add"])
def test_the_page_asks_the_same_number_of_queries_for_one_interview_and_three(
    world: World, nadia: Client, query: str
) -> None:
    loop = begun(world)
    page(nadia, loop)
    counts = []
    for number, who in enumerate((world.people.priya, world.people.mateo, world.people.tom)):
        starts = TUESDAY + number * HOUR
        row = actions.add_interview(
            loop, actor=world.people.nadia, interviewer=who, starts_at=starts, ends_at=starts + HOUR,
            principles=world.versions[:2],
        )  # fmt: skip
        Person.objects.filter(pk=world.people.leila.pk).update(level=6)
        actions.seat_trainee(row, world.people.leila, actor=world.people.nadia)
        with CaptureQueriesContext(connection) as asked:
            page(nadia, loop, query)
        counts.append(len(asked))
    assert counts[0] == counts[2] == QUERIES[query]


QUERIES = {"": 23, "?open=add": 23}
