"""What the pages' script asks the coach: places as browsers count, marks set aside, no text kept."""

import json
import logging
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.writing.actions import say_not_here, take_back_not_here
from doordesk.mechanisms.writing.actions.aside import MOST
from doordesk.mechanisms.writing.forms.asking import LONGEST_TEXT
from doordesk.mechanisms.writing.models import NotHere
from tests.builders.rows import state
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
HEARD = "I heard that his last team was glad to see him go."
PLACE = "assessments.section:12"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def ana(client: Client, people: Cast) -> Client:
    client.force_login(people.ana)
    return client


def send(client: Client, name: str, **sent: object) -> Any:
    return client.post(
        reverse(f"writing:{name}"),
        json.dumps(sent),
        "application/json",
        headers={"Accept": "application/json"},
    )


def ask(client: Client, text: str = HEARD, **more: object) -> Any:
    return send(client, "marks", **{"text": text, "kind": "assessment", "place": PLACE, **more})


def hearsay(client: Client, text: str = HEARD, where: str = "marks", **more: object) -> list[dict[str, Any]]:
    return [one for one in ask(client, text, **more).json()[where] if one["rule"] == "second-hand"]


def test_a_mark_says_where_why_and_what_to_try(ana: Client) -> None:
    (mark,) = hearsay(ana)
    assert mark["text"].startswith("I heard")
    assert HEARD[mark["start"] : mark["end"]] == mark["text"]
    assert all(mark[part] for part in ("family", "title", "message", "why", "suggestion", "print"))


def test_places_are_counted_as_browsers_count(ana: Client) -> None:
    text = f"Well 😀 said 🎉. {HEARD}"
    (mark,) = hearsay(ana, text)
    units = text.encode("utf-16-le")
    assert units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le") == mark["text"]


def test_half_a_sign_is_no_mishap(ana: Client) -> None:
    (mark,) = hearsay(ana, f"\ud83d\0 {HEARD}")
    assert mark["start"] == 3


def test_a_mark_set_aside_stays_aside_when_the_text_around_it_changes(ana: Client) -> None:
    (mark,) = hearsay(ana)
    said = {"place": PLACE, "rule": mark["rule"], "print": mark["print"], "reason": "  His own\nwords. "}
    assert send(ana, "not_here", **said).json() == {"reason": "His own words."}
    longer = f"He told the story.\n{HEARD} And more."
    assert not hearsay(ana, longer)
    assert [one["reason"] for one in hearsay(ana, longer, "silenced")] == ["His own words."]
    assert hearsay(ana, place="assessments.section:13"), "only in this text"
    assert hearsay(ana, HEARD.replace("glad", "sad")), "another sentence is another mark"
    assert send(ana, "take_back", **said).status_code == 200
    assert hearsay(ana, longer)


def test_the_same_sentence_twice_is_two_marks(ana: Client, people: Cast) -> None:
    first, second = hearsay(ana, f"{HEARD} {HEARD}")
    say_not_here(PLACE, "second-hand", second["print"], "Once is enough.", actor=people.ana)
    (left,) = hearsay(ana, f"{HEARD} {HEARD}")
    assert left["print"] == first["print"]


def test_what_one_sets_aside_is_nobody_elses(ana: Client, people: Cast) -> None:
    (mark,) = hearsay(ana)
    say_not_here(PLACE, "second-hand", mark["print"], "Mine.", actor=people.rosa)
    assert hearsay(ana), "Rosa's silence is hers"
    take_back_not_here(PLACE, "second-hand", mark["print"], actor=people.ana)
    assert NotHere.objects.get().person == people.rosa


def test_said_again_it_changes_the_reason(people: Cast) -> None:
    for reason in ("One.", "Two."):
        say_not_here(PLACE, "second-hand", "0" * 20, reason, actor=people.ana)
    assert NotHere.objects.get().reason == "Two."
    assert not Entry.objects.exists(), "a draft leaves no trail"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"reason": " "}, "with a reason"),
        ({"reason": "x" * 301}, "301 characters"),
        ({"place": "nowhere"}, "no mark of a text"),
        ({"place": f"a:{'1' * 120}"}, "no mark of a text"),
        ({"print": "../.."}, "no mark of a text"),
        ({"rule": "no-such-rule"}, "no rule"),
    ],
)
def test_what_names_no_mark_is_refused(people: Cast, more: dict[str, str], said: str) -> None:
    right = {"place": PLACE, "rule": "second-hand", "print": "0" * 20, "reason": "Because."}
    with pytest.raises(Refused, match=said):
        say_not_here(**{**right, **more}, actor=people.ana)


def test_a_text_has_only_so_many_marks_to_set_aside(people: Cast) -> None:
    row = {"person": people.ana, "place": PLACE, "rule": "second-hand", "at": people.ana.joined_at}
    NotHere.objects.bulk_create(NotHere(print=f"{n:020x}", reason="So.", **row) for n in range(MOST))
    say_not_here(PLACE, "second-hand", f"{0:020x}", "Another reason.", actor=people.ana)
    with pytest.raises(Refused, match="200 marks"):
        say_not_here(PLACE, "second-hand", "f" * 20, "So.", actor=people.ana)


def test_who_has_left_sets_nothing_aside(people: Cast) -> None:
    people.omar.is_active = False
    with pytest.raises(Refused):
        say_not_here(PLACE, "second-hand", "0" * 20, "So.", actor=people.omar)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"text": "x" * (LONGEST_TEXT + 1)}, 413),
        ({"kind": "poem"}, 400),
        ({"text": 7}, 400),
        ({"rating": 9}, 400),
        ({"vote": 0}, 400),
        ({"part": "title"}, 400),
        ({"rating": "3", "vote": "4", "part": "evidence"}, 200),
        ({"rating": 0, "vote": None}, 200),
    ],
)
def test_a_question_is_read_with_care(ana: Client, sent: dict[str, object], status: int) -> None:
    answer = ask(ana, **sent)  # type: ignore[arg-type]
    assert answer.status_code == status
    assert status == 200 or answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("body", ["", "[1]", "{", "[" * 100_000, '"x"'])
def test_what_is_no_question_gets_a_clear_no(ana: Client, body: str) -> None:
    for name in ("marks", "not_here", "take_back"):
        answer = ana.post(
            reverse(f"writing:{name}"), body, "application/json", headers={"Accept": "application/json"}
        )
        assert answer.status_code == 400


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert ask(client).status_code in {302, 401, 403}


def test_nothing_of_a_text_is_kept_or_told(ana: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "doordesk")
    caplog.set_level(logging.DEBUG, "django.request")
    before = state()
    ask(ana, f"{HEARD} qzx1v")
    ask(ana, f"{HEARD} qzx1v", kind="poem")
    assert state() == before
    assert "qzx1v" not in caplog.text


def test_a_question_costs_two_queries_beside_the_session(ana: Client) -> None:
    ask(ana)
    with CaptureQueriesContext(connection) as asked:
        ask(ana)
    assert len([one for one in asked if "writing_" in one["sql"]]) == 2
