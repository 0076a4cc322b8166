"""Forms, lists, files: what a browser sends and is sent (rules D5, D13; promise 4)."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Line, Packet
from doordesk.mechanisms.debriefs.queries.closing import canonical, digest_of
from doordesk.mechanisms.debriefs.states import State, Turn
from tests.builders.debriefs import REASON, Stage, call, called, loop_of, stage, turn

pytestmark = pytest.mark.django_db


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(who)
    return client


def url(made: Stage, name: str, *more: object) -> str:
    return reverse(f"debriefs:{name}", args=[made.room.pk, *more])


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_calling_by_form_says_what_is_missing_and_keeps_the_words() -> None:
    made = stage(missing=("wanjiru",))
    client = signed_in(made.people.ana)
    address = reverse("debriefs:call", args=[made.loop.pk])
    text = client.get(address).content.decode()
    assert "Wanjiru Kamau has not handed in" in text
    answer = client.post(address, {"meets_at": "2036-03-03T10:00", "exception": "She is ill until Friday."})
    assert answer.status_code == 422
    assert "The exception does not name Wanjiru Kamau" in answer.content.decode()
    part = {"meets_at": "2036-03-03T10:00", "exception": "Wanjirus and others are ill until Friday."}
    assert client.post(address, part).status_code == 422, "a name within another is not the name"
    assert "She is ill until Friday." in answer.content.decode()
    answer = client.post(
        address, {"meets_at": "2036-03-03T10:00", "exception": "Wanjiru is ill until Friday."}
    )
    assert answer.status_code == 302
    assert Debrief.objects.get().meets_at.isoformat() == "2036-03-03T10:00:00+00:00"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["marta", "nadia", "rosa", "priya"])
def test_calling_is_the_bar_raisers(name: str) -> None:
    made = stage()
    assert signed_in(made.who(name)).get(reverse("debriefs:call", args=[made.loop.pk])).status_code == 403


def test_calling_looks_missing_to_outsiders() -> None:
    made = stage()
    assert signed_in(made.people.omar).get(reverse("debriefs:call", args=[made.loop.pk])).status_code == 404


def test_forms_ask_for_a_token() -> None:
    made = called()
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.people.ana)
    assert client.post(url(made, "step", "begin_reading")).status_code == 403


@pytest.mark.parametrize(
    "name", ["step", "vote", "add_line", "key", "veto", "gap", "extend", "spoken", "absence"]
)
def test_deeds_are_no_links(name: str) -> None:
    made = called()
    more = ["begin_reading"] if name == "step" else []
    assert signed_in(made.people.ana).get(url(made, name, *more)).status_code == 405


def test_unknown_step_looks_missing() -> None:
    made = called()
    assert signed_in(made.people.ana).post(url(made, "step", "cancel")).status_code == 404


def test_live_answers_nothing_new_until_something_happens() -> None:
    made = called(at=State.READING)
    client = signed_in(made.people.priya)
    text = client.get(url(made, "room")).content.decode()
    pulse = re.search(r'data-pulse="([\d.]+)"', text)
    assert pulse is not None
    address = f"{url(made, 'live')}?since={pulse[1]}"
    assert client.get(address).status_code == 204
    actions.mark_read(made.room, made.assessment("mateo"), actor=made.people.marta)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "1 of 4 read" in answer.content.decode()


def test_refused_line_keeps_what_was_typed() -> None:
    made = called(at=State.DISCUSSING)
    section = made.section("mateo")
    typed = {
        "version": section.version_id, "column": "met", "text": "She stopped it.", "section": section.pk,
        "quote": "words that nobody wrote",
    }  # fmt: skip
    answer = signed_in(made.people.priya).post(url(made, "add_line"), typed)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "She stopped it." in text
    assert "words that nobody wrote" in text
    assert "not in Mateo&#x27;s text (rule D5)" in text
    answer = signed_in(made.people.priya).post(url(made, "add_line"), typed | {"quote": "rang the person"})
    assert answer.status_code == 302
    assert Line.objects.get().author == made.people.priya


def test_conflict_shows_both_texts() -> None:
    made = called(at=State.DISCUSSING)
    section = made.section("mateo")
    mateo, priya = signed_in(made.people.mateo), signed_in(made.people.priya)
    priya.post(
        url(made, "add_line"),
        {"version": section.version_id, "column": "met", "text": "First.", "section": section.pk,
         "quote": "rang the person"},
    )  # fmt: skip
    line = Line.objects.get()
    address = url(made, "change_line", line.pk)
    assert priya.post(address, {"text": "Hers.", "column": "met", "revision": 1}).status_code == 302
    answer = mateo.post(address, {"text": "His.", "column": "met", "revision": 1})
    assert answer.status_code == 422
    assert "It now says: “Hers.”" in answer.content.decode()
    assert 'value="His."' in answer.content.decode()
    assert 'name="revision" value="2"' in answer.content.decode()


def test_vote_and_keys_by_form() -> None:
    made = called(at=State.REVOTING)
    answer = signed_in(made.people.priya).post(url(made, "vote"), {"vote": "7"})
    assert answer.status_code == 422
    assert signed_in(made.people.priya).post(url(made, "vote"), {"vote": "2"}).status_code == 302
    assert made.room.ballots.get().vote == 2


def test_keys_and_veto_by_form() -> None:
    made = called(at=State.DECIDING)
    marta, ana = signed_in(made.people.marta), signed_in(made.people.ana)
    assert marta.post(url(made, "key"), {"turn": Turn.HIRE, "reason": REASON}).status_code == 302
    assert ana.post(url(made, "key"), {"turn": Turn.HIRE, "reason": REASON}).status_code == 422
    full = {
        "turn": Turn.NO_HIRE,
        "reason": REASON,
        "better_than_half": "no",
        "raises_bar": "In nothing we found.",
    }
    assert ana.post(url(made, "key"), full).status_code == 302
    key = made.room.keys.get(holder="bar_raiser")
    assert key.better_than_half is False
    answer = ana.post(url(made, "veto"), {"reason": "Too short."})
    assert answer.status_code == 422
    assert "Too short." in answer.content.decode()
    assert ana.post(url(made, "step", "close")).status_code == 302
    assert made.packet.outcome == "no_hire"


def test_deeds_of_the_leader_by_form() -> None:
    made = called(at=State.REVOTING)
    ana = signed_in(made.people.ana)
    facts = {"person": made.people.mateo.pk, "reason": "On a train."}
    assert ana.post(url(made, "absence"), facts).status_code == 302
    assert made.room.absences.get().person == made.people.mateo
    assert ana.post(url(made, "absence"), {"lift": made.people.mateo.pk}).status_code == 302
    assert ana.post(url(made, "absence"), {"person": made.people.omar.pk, "reason": "x"}).status_code == 422
    assert not made.room.absences.exists()


def test_lead_and_end_have_pages_of_their_own() -> None:
    made = called()
    ana, nadia = signed_in(made.people.ana), signed_in(made.people.nadia)
    assert "Ben Achterberg" in ana.get(url(made, "lead")).content.decode()
    assert signed_in(made.people.marta).get(url(made, "lead")).status_code == 403
    answer = ana.post(url(made, "lead"), {"leader": made.people.ben.pk, "reason": "I am ill."})
    assert answer.status_code == 302
    assert made.room.leader == made.people.ben
    assert signed_in(made.people.priya).get(url(made, "end")).status_code == 403
    assert nadia.post(url(made, "end"), {"reason": "Took another offer."}).status_code == 302
    assert made.room.standing == State.CANCELLED


def test_wall_shows_no_control_and_no_own_vote() -> None:
    made = called(at=State.REVOTING)
    actions.cast_vote(made.room, 4, actor=made.people.ana)
    text = signed_in(made.people.ana).get(f"{url(made, 'room')}?view=wall").content.decode()
    assert 'data-view="wall"' in text
    assert 'method="post"' not in text
    assert "Strongly inclined" not in text


def test_export_is_one_file_that_needs_nothing_else() -> None:
    made = called(at=State.CLOSED)
    client = signed_in(made.people.nadia)
    answer = client.get(url(made, "export"))
    text = answer.content.decode()
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="packet-amara-okafor-{made.room.pk}.html"'
    )
    assert not re.search(r'(src|href)="(?!#)', text)
    facts = re.search(r'<script type="application/json" id="packet">(.*?)</script>', text, re.DOTALL)
    assert facts is not None
    assert digest_of(canonical(json.loads(facts[1]))) == made.packet.digest
    assert made.packet.digest in text
    assert Entry.objects.filter(kind="packet.exported").count() == 1


def test_json_export_can_be_verified() -> None:
    made = called(at=State.CLOSED)
    answer = signed_in(made.people.rosa).get(f"{url(made, 'export')}?form=json")
    said = json.loads(answer.content)
    assert digest_of(canonical(said["packet"])) == said["digest"] == made.packet.digest
    assert signed_in(made.people.rosa).get(f"{url(made, 'export')}?form=pdf").status_code == 404


def test_export_cannot_be_broken_out_of() -> None:
    made = called(at=State.DISCUSSING)
    line = {"version": made.section("mateo").version_id, "column": "met", "section": made.section("mateo").pk}
    evil = "</script><script>alert(1)</script><!--"
    signed_in(made.people.priya).post(
        url(made, "add_line"), line | {"text": evil, "quote": "rang the person"}
    )
    actions.begin_deciding(made.room, actor=made.people.ana)
    turn(made, Turn.HIRE, Turn.HIRE)
    actions.close_debrief(made.room, actor=made.people.ana)
    text = signed_in(made.people.nadia).get(url(made, "export")).content.decode()
    assert "<script>alert" not in text
    assert text.count("</script>") == 1


def test_tampered_packet_says_so() -> None:
    made = called(at=State.CLOSED)
    client = signed_in(made.people.nadia)
    assert "Unchanged since" in client.get(url(made, "packet")).content.decode()
    Packet.objects.update(digest="0" * 64)
    assert "This packet was changed" in client.get(url(made, "packet")).content.decode()


def test_packet_looks_missing_before_the_closing() -> None:
    made = called(at=State.DECIDING)
    assert signed_in(made.people.ana).get(url(made, "packet")).status_code == 404


def test_list_shows_what_is_open_and_searches() -> None:
    made = called(at=State.CLOSED)
    second = call(loop_of(made.people, made.versions, made.post, name="Viktor Hale"))
    client = signed_in(made.people.nadia)
    address = reverse("debriefs:list")
    assert "Amara Okafor" in client.get(address).content.decode()
    text = client.get(f"{address}?state=running").content.decode()
    assert ("Viktor Hale" in text, "Amara Okafor" in text) == (True, False)
    assert "No debrief matches" in client.get(f"{address}?q=nobody").content.decode()
    assert "No debrief is open to you" in signed_in(made.people.omar).get(address).content.decode()
    csv = client.get(f"{address}?format=csv").content.decode("utf-8-sig")
    assert "Amara Okafor" in csv
    assert "Hire" in csv
    assert second.room.state == State.CALLED


def test_list_asks_the_same_number_of_questions_for_one_and_three() -> None:
    made = called()
    client = signed_in(made.people.nadia)
    one = queries(client, reverse("debriefs:list"))
    for name in ("Viktor Hale", "Sunniva Dahl"):
        call(loop_of(made.people, made.versions, made.post, name=name))
    assert queries(client, reverse("debriefs:list")) == one == 4


@pytest.mark.parametrize(
    ("state", "number"),
    [
        (State.CALLED, 16),
        (State.READING, 25),
        (State.REVOTING, 28),
        (State.DISCUSSING, 29),
        (State.DECIDING, 28),
        (State.CLOSED, 30),
    ],
)
def test_room_asks_the_same_number_of_questions_for_few_and_many(state: State, number: int) -> None:
    few = call(stage(missing=("mateo", "wanjiru", "priya")), missing=("mateo", "wanjiru", "priya"), at=state)
    small = queries(signed_in(few.people.ana), url(few, "room"))
    many = call(loop_of(few.people, few.versions, few.post, name="Viktor Hale"), at=state)
    assert queries(signed_in(few.people.ana), url(many, "room")) == small == number


def test_live_asks_little_when_nothing_happened() -> None:
    made = called(at=State.READING)
    client = signed_in(made.people.priya)
    text = client.get(url(made, "room")).content.decode()
    pulse = re.search(r'data-pulse="([\d.]+)"', text)
    assert pulse is not None
    with CaptureQueriesContext(connection) as found:
        client.get(f"{url(made, 'live')}?since={pulse[1]}")
    assert len(found) == 7


def test_packet_asks_few_questions() -> None:
    made = called(at=State.CLOSED)
    assert queries(signed_in(made.people.nadia), url(made, "packet")) == 5
