"""The pages of quality reviews: who sees what, nothing typed is lost, how often they ask (rules P5, F7)."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.rulebook.models import Choice
from doordesk.mechanisms.quality.actions import Said
from doordesk.mechanisms.quality.models import Mark, Piece, Review
from doordesk.mechanisms.quality.queries.figures import figures
from doordesk.mechanisms.quality.states import Level, Line, State
from tests.builders.debriefs import VOTERS, canary
from tests.builders.quality import AFTER, GOOD, POOR, Company, company, given, reviewed

pytestmark = pytest.mark.django_db
DAYS = {"since": "2026-03-01", "until": "2026-03-31"}


@pytest.fixture
def made() -> Iterator[Company]:
    """One decided loop, everything drawn, everything by one."""
    found = company(share=100, second_share=0)
    with clock.at(AFTER):
        yield found


def browser(made: Company, name: str) -> Client:
    client = Client()
    client.force_login(made.people.everybody[name])
    return client


def address(review: Review) -> str:
    return reverse("quality:review", args=[review.pk])


def typed(said: dict[Line, Said]) -> dict[str, object]:
    marks = {f"{line.value}_level": one.level for line, one in said.items()}
    return marks | {f"{line.value}_sentence": one.sentence for line, one in said.items()}


def test_the_core_looks_first_and_then_draws(made: Company) -> None:
    rosa = browser(made, "rosa")
    assert b"Nothing has been drawn yet" in rosa.get("/quality/").content
    looked = rosa.post("/quality/draw", DAYS | {"deed": "look"})
    assert b"5 would be drawn" in looked.content
    assert not Piece.objects.exists()
    assert rosa.post("/quality/draw", DAYS | {"deed": "draw"}).status_code == HTTPStatus.FOUND
    listed = rosa.get("/quality/sample").content.decode()
    assert listed.count(">Give to somebody else<") == 5
    assert not any(made.people.everybody[name].name in listed for name in VOTERS)
    file = rosa.get("/quality/sample?state=open&format=csv").content.decode("utf-8-sig").splitlines()
    assert len(file) == 1 + 5
    assert file[1].split(",")[3:6] == ["0", "1", "0"]
    again = rosa.post("/quality/draw", DAYS | {"deed": "draw"})
    assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Nothing new would be drawn" in again.content.decode()
    backwards = rosa.post("/quality/draw", {"since": "2026-03-31", "until": "2026-03-01", "deed": "look"})
    assert "comes before the first" in backwards.content.decode()


def test_a_reviewer_reads_no_name_vote_or_outcome_and_loses_nothing(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    ben, url = browser(made, "ben"), address(review)
    page = ben.get(url).content.decode()
    for kept in (
        "Amara",
        "Okafor",
        "Priya",
        "Raman",
        "Strongly inclined",
        "Senior engineer",
        canary("priya", "remark"),
    ):
        assert kept not in page
    assert canary("priya", "notes") in page
    refused = ben.post(url, typed({**POOR, Line.NOTES: Said(2)}) | {"deed": "hand_in"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "rest on traits" in refused.content.decode()
    assert Mark.objects.get(line=Line.EVIDENCE).sentence.startswith("Two ratings"), "and it is saved"
    assert "rest on traits" in ben.get(url).content.decode()
    long = ben.post(url, typed({**GOOD, Line.NOTES: Said(3, "long " * 130)}) | {"deed": "save"})
    assert long.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "long long long" in long.content.decode()
    assert ben.post(url, typed(POOR) | {"deed": "hand_in"}).status_code == HTTPStatus.FOUND
    done = ben.get(url).content.decode()
    assert "Strongly inclined" in done
    assert "rest on traits" in done
    assert "Amara" not in done
    assert ben.post(url, typed(GOOD) | {"deed": "hand_in"}).status_code == HTTPStatus.FOUND
    assert Mark.objects.get(line=Line.EVIDENCE).level == 1


def test_an_older_page_takes_nothing_back_unseen(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    ben, url = browser(made, "ben"), address(review)
    for _ in range(2):  # both tabs show the empty draft
        assert 'name="seen" value=""' in ben.get(url).content.decode()
    assert ben.post(url, typed(GOOD) | {"deed": "save", "seen": ""}).status_code == HTTPStatus.FOUND
    late = ben.post(url, typed(POOR) | {"deed": "save", "seen": ""})
    assert late.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "saved elsewhere" in late.content.decode()
    assert "rest on traits" in late.content.decode()
    assert Mark.objects.get(line=Line.EVIDENCE).level == 3
    review.refresh_from_db()
    assert review.stamp in late.content.decode()
    assert ben.post(url, typed(POOR) | {"deed": "save", "seen": review.stamp}).status_code == HTTPStatus.FOUND
    assert Mark.objects.get(line=Line.EVIDENCE).level == 1


def test_a_piece_goes_back_with_a_reason(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    ben, url = browser(made, "ben"), reverse("quality:back", args=[review.pk])
    assert ben.post(url, {"reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert ben.post(url, {"reason": "I know whose it is."}).status_code == HTTPStatus.FOUND
    assert ben.get(address(review)).status_code == HTTPStatus.NOT_FOUND
    other = review.piece.reviews.get(state=State.OPEN)
    rosa, give = browser(made, "rosa"), reverse("quality:give", args=[other.pk])
    assert other.reviewer.name.encode() in rosa.get(give).content
    assert rosa.post(give, {"reason": "On leave."}).status_code == HTTPStatus.FOUND
    other.refresh_from_db()
    assert other.state == State.RETURNED


def test_the_author_reads_marks_and_no_reviewers_name(made: Company) -> None:
    first, second = given(made, "priya", "ben", "tom")
    url = reverse("quality:piece", args=[first.piece_id])
    reviewed(first, POOR)
    assert browser(made, "priya").get(url).status_code == HTTPStatus.NOT_FOUND
    reviewed(second)
    own = browser(made, "priya").get(url).content.decode()
    assert "rest on traits" in own
    assert "Ben Achterberg" not in own
    assert "Tom Brandt" not in own
    assert url in browser(made, "priya").get("/quality/mine").content.decode()
    rosa = browser(made, "rosa")
    assert "Ben Achterberg" in rosa.get(url).content.decode()
    assert "Ben Achterberg" not in browser(made, "tom").get(url).content.decode()
    settle = reverse("quality:settle", args=[first.piece_id])
    assert rosa.post(settle, {"line": "notes", "text": "x"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    rosa.post(settle, {"line": "evidence", "text": "Thin, on the whole."})
    assert "Thin, on the whole." in browser(made, "priya").get(url).content.decode()
    for name in ("ana", "marta", "erik", "omar"):
        assert browser(made, name).get(url).status_code == HTTPStatus.NOT_FOUND


def test_pages_of_the_core_are_the_cores(made: Company) -> None:
    made.draw()
    piece = Piece.objects.all()[0].pk
    for name in ("erik", "nadia", "ana", "priya"):
        client = browser(made, name)
        for url in ("/quality/", "/quality/draw", "/quality/sample", "/quality/quality.csv"):
            assert client.get(url).status_code == HTTPStatus.FORBIDDEN
        assert client.post(reverse("quality:find", args=[piece])).status_code == HTTPStatus.FORBIDDEN
    assert browser(made, "priya").get("/quality/rubric").status_code == HTTPStatus.OK


def test_nobody_left_is_said_and_asked_again(made: Company) -> None:
    (review,) = given(made, "priya", "ben")
    review.piece.reviews.all().delete()
    rosa = browser(made, "rosa")
    assert "nobody to review" in rosa.get("/quality/sample?state=nobody").content.decode()
    assert rosa.post(reverse("quality:find", args=[review.piece_id])).status_code == HTTPStatus.FOUND
    assert review.piece.reviews.filter(state=State.OPEN).exists()


def test_figures_count_agree_and_name_nobody_with_too_few() -> None:
    made = company(2)
    with clock.at(AFTER + timedelta(days=2)):
        for loop in range(2):
            for name in ("priya", "mateo", "wanjiru"):
                first, second = given(made, name, "ben", "tom", loop=loop)
                reviewed(first, POOR if loop else GOOD)
                reviewed(second, GOOD)
        found = figures()
        notes, evidence, *_ = found.lines
        assert (found.reviewed, found.sampled, found.twice, notes.of) == (6, 6, 6, 6)
        assert notes.agreement is not None
        assert notes.agreement.exact.value == 1
        assert notes.agreement.kappa is None, "all marks alike: chance allows no disagreement"
        assert evidence.agreement is not None
        assert (evidence.agreement.exact.value, evidence.agreement.within_one.value) == (0.5, 0.5)
        assert evidence.agreement.kappa is not None
        assert (evidence.mean, evidence.counts[Level.LACKING]) == (2.5, 3)
        page = browser(made, "rosa").get("/quality/").content.decode()
        assert not any(made.people.everybody[name].name in page for name in VOTERS)
        file = browser(made, "rosa").get("/quality/quality.csv").content.decode("utf-8-sig")
        rows = list(csv.reader(file.splitlines()))
        assert len(rows) == 1 + 6 * len(Line)
        assert ["evidence", "1", "3"] in [[row[2].lower(), *row[3:]] for row in rows]
        given(made, "ana", "ben")
        Choice.objects.create(key="quality.fewest_by_person", value=2)
        people = [(one.name, one.of, one.sound) for one in figures().people]
        assert people == [
            (name, 2, (2, 1, 2, 2)) for name in ("Mateo Quiroga", "Priya Raman", "Wanjiru Kamau")
        ]
        page = browser(made, "rosa").get("/quality/").content.decode()
        assert "Priya Raman" in page
        assert "Ana Ferreira" not in page
        assert "1 of 2 sound or better" in browser(made, "priya").get("/quality/mine").content.decode()
        assert "sound or better" not in browser(made, "ana").get("/quality/mine").content.decode()


NUMBERS = {
    "/quality/": 9,
    "/quality/sample": 6,
    "/quality/quality.csv": 8,
    "/quality/draw": 4,
    "/quality/mine": 4,
    "review": 12,
    "done": 15,
    "piece": 8,
}


@pytest.mark.parametrize("loops", [1, 3])
def test_pages_ask_as_often_for_three_as_for_one(loops: int) -> None:
    made = company(loops, share=100, second_share=100)
    with clock.at(AFTER + timedelta(days=2)):
        for loop in range(loops):
            given(made, "mateo", "ben", "tom", loop=loop)
            for one in given(made, "priya", "rosa", "tom", loop=loop):
                reviewed(one, POOR)
        (draft, *_), (done, *_) = given(made, "wanjiru", "ben"), given(made, "ana", "ben", "tom")
        for one in done.piece.reviews.all():
            reviewed(one)
        asked = [
            (page, "priya" if page.endswith("mine") else "rosa", page) for page in NUMBERS if "/" in page
        ]
        asked += [("review", "ben", address(draft)), ("done", "ben", address(done))]
        asked += [("piece", "rosa", reverse("quality:piece", args=[done.piece_id]))]
        found = {}
        for page, name, url in asked:
            client = browser(made, name)
            client.get("/")
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == HTTPStatus.OK
            found[page] = len(queries)
    assert found == NUMBERS
