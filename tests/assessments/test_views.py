"""Pages of assessments: who gets in, what they show, and that saving answers what scripts understand."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.loops.models import Interview, Loop, OwnedPrinciple
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.principles.models import Version
from tests.builders.assessments import (
    EVIDENCE,
    NOTES,
    all_handed_in,
    begun,
    finished,
    handed_in,
    interview_of,
    noted,
    notes_of,
    rated,
    screen,
    sections_of,
)
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
LATER = MONDAY + 8 * HOUR


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


@pytest.fixture
def hers(people: Cast, amara: Loop) -> Interview:
    return interview_of(amara, people.priya)


def get(who: Person | None, address: str, at: datetime = LATER) -> tuple[int, str]:
    client = Client()
    if who:
        client.force_login(who)
    with clock.at(at):
        answer = client.get(address)
    return answer.status_code, answer.content.decode()


def post(who: Person, address: str, sent: dict[str, object], at: datetime = LATER) -> tuple[int, str, str]:
    client = Client()
    client.force_login(who)
    with clock.at(at):
        answer = client.post(address, sent)
    return answer.status_code, answer.content.decode(), answer.headers.get("Location", "")


def send(who: Person, address: str, sent: object, at: datetime = LATER) -> tuple[int, dict[str, object]]:
    client = Client()
    client.force_login(who)
    with clock.at(at):
        answer = client.post(
            address, json.dumps(sent), content_type="application/json", headers={"Accept": "application/json"}
        )
    is_json = "json" in answer.headers.get("Content-Type", "")
    return answer.status_code, answer.json() if is_json else {}


def write(interview: Interview) -> str:
    return reverse("assessments:write", args=[interview.pk])


def begin(interview: Interview) -> str:
    return reverse("assessments:begin", args=[interview.pk])


def hidden(page: str) -> dict[str, object]:
    """The fields of the page's form as a browser sends them back untouched."""
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</textarea>', page)
    return {**fields, **dict(texts)}


def text(assessment: Assessment) -> str:
    return reverse("assessments:text", args=[notes_of(assessment).pk])


# -- Who gets in -------------------------------------------------------------------------------------------


def test_every_page_is_closed_to_strangers_and_outsiders(people: Cast, amara: Loop, hers: Interview) -> None:
    made = handed_in(hers)
    pages = [write(hers), *(reverse(f"assessments:{name}", args=[made.pk]) for name in ("read", "hand_in"))]
    for address in [*pages, reverse("assessments:packet", args=[amara.pk])]:
        assert get(None, address)[0] == 302, address
        for who in (people.omar, people.erik, people.tom):
            assert get(who, address)[0] == 404, (address, who)


def test_saving_is_closed_to_everybody_but_the_author(people: Cast, hers: Interview) -> None:
    made = rated(hers)
    section = sections_of(made)[0]
    deeds = {
        text(made): {"text": "x", "revision": 1},
        reverse("assessments:rating", args=[section.pk]): {"rating": 1},
        reverse("assessments:vote", args=[made.pk]): {"vote": 1, "text": "", "revision": 0},
        reverse("assessments:outcome", args=[made.pk]): {"passed": 1},
    }
    for address, sent in deeds.items():
        for who in (people.marta, people.ana, people.nadia, people.rosa, people.erik, people.omar):
            assert send(who, address, sent)[0] == 404, (address, who)


def test_write_says_who_may_to_somebody_who_sees_the_interview(people: Cast, hers: Interview) -> None:
    status, page = get(people.marta, write(hers))
    assert status == 403
    assert "The interviewer of record, or for practice a trainee of this interview, can." in page


def test_pages_with_words_in_them_are_kept_by_no_cache(people: Cast, hers: Interview) -> None:
    noted(hers)
    client = Client()
    client.force_login(people.priya)
    with clock.at(LATER):
        answer = client.get(write(hers))
    assert "no-store" in answer.headers["Cache-Control"]


# -- Writing -----------------------------------------------------------------------------------------------


def test_write_begins_with_the_order_and_opens_a_page(people: Cast, hers: Interview) -> None:
    assert "Begin your notes" in get(people.priya, write(hers))[1]
    assert Assessment.objects.count() == 0
    status, _, there = post(people.priya, begin(hers), {})
    assert (status, there) == (302, write(hers))
    assert "Waits for your notes" in get(people.priya, there)[1]


def test_write_before_the_day_ahead_says_when_it_opens(people: Cast, hers: Interview) -> None:
    early = MONDAY - timedelta(days=4)
    status, page = get(people.priya, write(hers), early)
    assert (status, "Begin your notes" in page) == (200, False)
    assert "opens Sun 1 Mar 2026, 11:00" in page


def test_write_leads_to_reading_once_handed_in(people: Cast, hers: Interview) -> None:
    made = handed_in(hers)
    client = Client()
    client.force_login(people.priya)
    assert client.get(write(hers)).headers["Location"] == reverse("assessments:read", args=[made.pk])


def test_write_keeps_a_draft_readable_when_the_decision_is_made(people: Cast, hers: Interview) -> None:
    made = noted(hers)
    Loop.objects.update(state=LoopState.CLOSED)
    assert NOTES in get(people.priya, reverse("assessments:read", args=[made.pk]))[1]


def test_whole_page_is_saved_without_scripts(people: Cast, hers: Interview) -> None:
    made = begun(hers)
    notes, section = notes_of(made), sections_of(made)[0]
    sent = {
        f"text-{notes.pk}": "Asked.\r\nSaid.", f"revision-{notes.pk}": 0,
        f"text-{section.pk}": "Evidence.", f"revision-{section.pk}": 0, f"rating-{section.pk}": 3,
        "vote": 2, "remark": "but", "revision-remark": 0, "deed": "hand_in",
    }  # fmt: skip
    status, _, there = post(people.priya, write(hers), sent)
    assert (status, there) == (302, reverse("assessments:hand_in", args=[made.pk]))
    assert "What handing in does" in get(people.priya, there)[1]
    made.refresh_from_db()
    assert (made.vote, made.remark, notes_of(made).text) == (2, "but", "Asked.\nSaid.")


def test_whole_page_refuses_in_order_and_loses_nothing(people: Cast, hers: Interview) -> None:
    made = begun(hers)
    notes, section = notes_of(made), sections_of(made)[0]
    sent = {
        f"text-{notes.pk}": "", f"revision-{notes.pk}": 0, f"text-{section.pk}": "Evidence typed.",
        f"revision-{section.pk}": 0, f"rating-{section.pk}": 3, "vote": 4, "remark": "Remark typed.",
    }  # fmt: skip
    status, page, _ = post(people.priya, write(hers), sent)
    assert status == 422
    assert "no notes yet (rule F1)" in page
    assert "Evidence typed." in page
    assert "Remark typed." in page


def test_whole_page_shows_both_texts_of_a_conflict(people: Cast, hers: Interview) -> None:
    made = noted(hers)
    notes = notes_of(made)
    sent = {f"text-{notes.pk}": "Mine.", f"revision-{notes.pk}": 0}
    status, page, _ = post(people.priya, write(hers), sent)
    assert status == 422
    assert "Mine." in page
    assert NOTES in page
    assert f'name="revision-{notes.pk}" value="1"' in page


def test_whole_page_left_open_takes_nothing_back_that_another_wrote(people: Cast, hers: Interview) -> None:
    old = hidden(get(people.priya, post(people.priya, begin(hers), {})[2])[1])
    made = finished(hers)
    status, _, _ = post(people.priya, write(hers), old)
    assert status == 302
    made.refresh_from_db()
    assert (made.vote, notes_of(made).text, sections_of(made)[0].rating) == (3, NOTES, 3)


def test_text_is_saved_with_its_revision_and_moment(people: Cast, hers: Interview) -> None:
    made = begun(hers)
    status, answer = send(people.priya, text(made), {"text": "She", "revision": 0})
    assert (status, answer["revision"], answer["said"]) == (200, 1, "17:00:00")


def test_half_a_sign_is_no_reason_to_lose_the_rest(people: Cast, hers: Interview) -> None:
    made = begun(hers)
    assert send(people.priya, text(made), {"text": "Glad \ud83d", "revision": 0})[0] == 200
    assert notes_of(made).text == "Glad \ufffd"
    assert send(people.priya, text(made), {"text": "Glad \ud83d\ude00", "revision": 1})[0] == 200
    assert notes_of(made).text == "Glad \U0001f600"


def test_text_conflict_is_a_problem_with_the_stored_text(people: Cast, hers: Interview) -> None:
    made = noted(hers)
    status, problem = send(people.priya, text(made), {"text": "Mine.", "revision": 0})
    assert (status, problem["code"], problem["theirs"]) == (409, "conflict", NOTES)
    assert (problem["revision"], problem["rule"], problem["at"]) == (1, "F7", "12:00")


def test_rating_and_vote_say_in_json_what_they_wait_for(people: Cast, hers: Interview) -> None:
    made = begun(hers)
    rating = reverse("assessments:rating", args=[sections_of(made)[0].pk])
    status, problem = send(people.priya, rating, {"rating": 3})
    assert (status, problem["code"], problem["rule"]) == (409, "order", "F1")
    vote = reverse("assessments:vote", args=[made.pk])
    assert send(people.priya, vote, {"vote": 3, "text": "", "revision": 0})[0] == 409


@pytest.mark.parametrize(
    "sent", [[], {"text": 5, "revision": 0}, {"text": "x"}, {"text": "x", "revision": True}]
)
def test_text_refuses_what_no_page_of_ours_sends(people: Cast, hers: Interview, sent: object) -> None:
    assert send(people.priya, text(begun(hers)), sent)[0] == 400


def test_json_as_deep_as_a_well_is_a_bad_request(people: Cast, hers: Interview) -> None:
    client, deep = Client(), "[" * 200_000
    client.force_login(people.priya)
    assert client.post(text(begun(hers)), deep, content_type="application/json").status_code == 400


def test_token_belongs_to_whoever_is_signed_in(people: Cast) -> None:
    status, page = get(people.priya, reverse("assessments:token"))
    assert (status, json.loads(page)["person"]) == (200, people.priya.pk)
    assert get(None, reverse("assessments:token"))[0] == 302


def test_hand_in_shows_the_page_again_when_something_is_missing(people: Cast, hers: Interview) -> None:
    made = rated(hers)
    client = Client()
    client.force_login(people.priya)
    with clock.at(LATER):
        answer = client.get(reverse("assessments:hand_in", args=[made.pk]))
    assert answer.headers["Location"] == write(hers)


def test_hand_in_says_what_opens(people: Cast, amara: Loop, hers: Interview) -> None:
    made = finished(hers)
    address = reverse("assessments:hand_in", args=[made.pk])
    assert "opens to you at once" in get(people.priya, address)[1]
    screen(amara.application, people.priya)
    assert "You owe another assessment" in get(people.priya, address)[1]
    assert post(people.priya, address, {})[0] == 302
    made.refresh_from_db()
    assert made.handed_in_at == LATER


# -- Reading -----------------------------------------------------------------------------------------------


def test_packet_shows_progress_and_keeps_the_rest(people: Cast, amara: Loop, hers: Interview) -> None:
    handed_in(hers, remark="Sealed remark.")
    address = reverse("assessments:packet", args=[amara.pk])
    for who, words in ((people.nadia, "when the debrief’s reading"), (people.ana, "Yours opens the others’")):
        status, page = get(who, address)
        assert (status, words in page, "Handed in" in page) == (200, True, True)
        assert NOTES not in page
        assert EVIDENCE not in page


def test_packet_and_page_hide_votes_until_the_reveal(people: Cast, amara: Loop) -> None:
    made = next(a for a in all_handed_in(amara, vote=1) if a.author == people.priya)
    pages = [reverse("assessments:packet", args=[amara.pk]), reverse("assessments:read", args=[made.pk])]
    actions.open_seal(amara, actor=people.ana)
    for who in (people.nadia, people.rosa):
        for address in pages:
            status, page = get(who, address)
            assert (status, "Strongly not inclined" in page, NOTES in page) == (200, False, True)
    actions.reveal_votes(amara, actor=people.ana)
    assert all("Strongly not inclined" in get(people.nadia, address)[1] for address in pages)


def test_read_is_missing_while_sealed(people: Cast, amara: Loop, hers: Interview) -> None:
    made = handed_in(hers)
    address = reverse("assessments:read", args=[made.pk])
    assert get(people.ana, address)[0] == 404
    handed_in(interview_of(amara, people.ana))
    assert NOTES in get(people.ana, address)[1]


def test_amendment_stands_beside_and_is_refused_with_what_was_typed(people: Cast, hers: Interview) -> None:
    made = handed_in(hers)
    address = reverse("assessments:amend", args=[made.pk])
    status, page, _ = post(people.priya, address, {"reason": "", "text": "It was Bergen."})
    assert (status, "It was Bergen." in page) == (422, True)
    status, _, there = post(people.priya, address, {"reason": "Mixed up two shops", "text": "It was Bergen."})
    assert status == 302
    page = get(people.priya, there)[1]
    assert "Amendment 1: Mixed up two shops" in page
    assert NOTES in page


def test_amend_is_offered_to_the_author_alone(people: Cast, amara: Loop, hers: Interview) -> None:
    made = handed_in(hers)
    handed_in(interview_of(amara, people.ana))
    address = reverse("assessments:read", args=[made.pk])
    assert "What you add" in get(people.priya, address)[1]
    assert "What you add" not in get(people.ana, address)[1]
    amend = reverse("assessments:amend", args=[made.pk])
    assert post(people.ana, amend, {"reason": "a", "text": "b"})[0] == 422


# -- Queries -----------------------------------------------------------------------------------------------


def queries(who: Person, address: str) -> int:
    client = Client()
    client.force_login(who)
    with clock.at(LATER):
        client.get(address)  # the first page of a session notes that it is used
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
    return len(asked)


def test_packet_takes_as_many_queries_for_three_as_for_one(people: Cast, amara: Loop) -> None:
    address = reverse("assessments:packet", args=[amara.pk])
    handed_in(interview_of(amara, people.priya))
    assert queries(people.priya, address) == 13
    for who in (people.mateo, people.wanjiru):
        handed_in(interview_of(amara, who))
    assert queries(people.priya, address) == 13


def test_writing_page_takes_as_many_queries_for_three_principles_as_for_one(
    people: Cast, hers: Interview
) -> None:
    begun(hers)
    assert queries(people.priya, write(hers)) == 11
    for version in Version.objects.exclude(pk__in=hers.owned.values("version"))[:2]:
        OwnedPrinciple.objects.create(interview=hers, version=version)
    begun(hers)
    assert queries(people.priya, write(hers)) == 11


def test_reading_takes_as_many_queries_with_three_amendments_as_without(
    people: Cast, hers: Interview
) -> None:
    made = handed_in(hers)
    address = reverse("assessments:read", args=[made.pk])
    assert queries(people.priya, address) == 9
    for number in range(3):
        actions.amend(made, f"Reason {number}", "Text.", actor=people.priya)
    assert queries(people.priya, address) == 9
