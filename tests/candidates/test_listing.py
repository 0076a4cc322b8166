"""The list as table, board and file: what it shows, how it narrows, how many queries it asks."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.queries import listing
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests.builders.candidates import move
from tests.candidates.conftest import SignIn
from tests.cast import MONDAY, Cast, application, opening

pytestmark = pytest.mark.django_db
URL = "/candidates/"


@pytest.fixture
def nadia(people: Cast, sign_in: SignIn) -> Client:
    return sign_in(people.nadia)


@pytest.fixture
def three(people: Cast, post: Opening) -> list[Application]:
    """Amara applied, Viktor is to be screened, Sunniva was not taken further and waits to hear it."""
    made = [
        application(post, name, Stage.APPLIED) for name in ("Amara Okafor", "Viktor Hale", "Sunniva Dahl")
    ]
    for row, source in zip(made, ("Referral", "Careers page", "=2+3"), strict=True):
        row.source = source
        row.save()
    with clock.at(MONDAY + timedelta(days=1)):
        move(made[1], Deed.PLAN_SCREEN, Stage.SCREEN, people.nadia)
        move(made[2], Deed.DECLINE, Stage.DECLINED, people.nadia, "Too early.")
    return made


def names(client: Client, query: str = "") -> list[str]:
    """The candidates in the order in which the page shows them."""
    page = client.get(URL + query).content.decode()
    found = {
        page.index(f">{name}<"): name
        for name in ("Amara Okafor", "Viktor Hale", "Sunniva Dahl")
        if f">{name}<" in page
    }
    return [found[place] for place in sorted(found)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Amara Okafor", "Viktor Hale", "Sunniva Dahl"}),
        ("?q=okaf", {"Amara Okafor"}),
        ("?q=senior+amara", {"Amara Okafor"}),
        ("?q=viktor@mail", {"Viktor Hale"}),
        ("?q=careers", {"Viktor Hale"}),
        ("?q=nobody", set()),
        ("?q=%00okafor", {"Amara Okafor"}),
        ("?stage=screen", {"Viktor Hale"}),
        ("?stage=running", {"Amara Okafor", "Viktor Hale"}),
        ("?stage=ended", {"Sunniva Dahl"}),
        ("?source=Referral", {"Amara Okafor"}),
        ("?turn=mine", {"Amara Okafor", "Sunniva Dahl"}),
        ("?stage=nonsense&turn=%00&opening=x", {"Amara Okafor", "Viktor Hale", "Sunniva Dahl"}),
    ],
)
def test_the_address_narrows_the_list(
    nadia: Client, three: list[Application], query: str, expected: set[str]
) -> None:
    assert set(names(nadia, query)) == expected


def test_the_opening_narrows_the_list(
    people: Cast, versions: list[Version], nadia: Client, three: list[Application]
) -> None:
    other = opening(people, versions, title="Analyst")
    Application.objects.filter(pk=three[0].pk).update(opening=other)
    assert names(nadia, f"?opening={other.pk}") == ["Amara Okafor"]


def test_mine_is_about_the_next_step(people: Cast, three: list[Application], sign_in: SignIn) -> None:
    assert names(sign_in(people.marta), "?turn=mine") == []


def test_orders_are_by_time_and_name_only(nadia: Client, three: list[Application]) -> None:
    assert set(listing.ORDERS) == {"", "name", "since"}
    assert names(nadia, "?sort=name") == ["Amara Okafor", "Sunniva Dahl", "Viktor Hale"]
    assert names(nadia, "?sort=since")[0] == "Amara Okafor"
    assert names(nadia, "?sort=stage") == names(nadia)


def test_a_row_says_what_comes_next_and_who_owes_it(nadia: Client, three: list[Application]) -> None:
    with clock.at(MONDAY + timedelta(days=4)):
        page = nadia.get(f"{URL}?q=amara").content.decode()
    for words in ("Plan a screen", "Nadia Petrov", "5 Mar, 09:00", "late", "Referral"):
        assert words in page


def test_the_board_shows_applications_under_way_by_stage(nadia: Client, three: list[Application]) -> None:
    page = nadia.get(f"{URL}?view=board").content.decode()
    applied, screen = page.index("stage-applied"), page.index("stage-screen")
    assert applied < page.index("Amara Okafor") < screen < page.index("Viktor Hale")
    assert "Sunniva Dahl" not in page


def test_a_long_column_of_the_board_leads_to_the_rest(nadia: Client, post: Opening) -> None:
    for number in range(listing.COLUMN_LENGTH + 3):
        application(post, f"Candidate Number{number}", Stage.APPLIED)
    page = nadia.get(f"{URL}?view=board").content.decode()
    assert page.count("Candidate Number") == listing.COLUMN_LENGTH
    assert "and 3 more" in page
    assert "?stage=applied" in page


def test_a_long_table_has_pages(nadia: Client, post: Opening) -> None:
    for number in range(51):
        application(post, f"Candidate Number{number}", Stage.APPLIED)
    assert nadia.get(URL).content.decode().count(">Candidate Number") == 50
    assert nadia.get(f"{URL}?page=2").content.decode().count(">Candidate Number") == 1


def test_the_file_holds_the_filtered_rows_and_no_formula(nadia: Client, three: list[Application]) -> None:
    answer = nadia.get(f"{URL}?stage=ended&csv=1")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Candidate,Opening,Stage,Since,Next step,Owed by,Due,Applied,Source")
    assert len(lines) == 2
    assert "Sunniva Dahl" in lines[1]
    assert ",'=2+3," in lines[1]
    assert "tell the candidate,Nadia Petrov" in lines[1]


def test_names_are_shown_as_text(nadia: Client, post: Opening) -> None:
    row = application(post, "<script>alert(1)</script> Okafor", Stage.APPLIED)
    for url in (URL, f"{URL}?view=board", f"{URL}{row.candidate_id}/", f"{URL}applications/{row.pk}/"):
        page = nadia.get(url).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_an_empty_list_teaches(people: Cast, post: Opening, sign_in: SignIn) -> None:
    assert "Nobody is on record yet." in sign_in(people.nadia).get(URL).content.decode()
    page = sign_in(people.omar).get(URL).content.decode()
    assert "No candidate of yours." in page
    assert "Add a candidate" not in page


def test_a_search_without_matches_says_how_to_go_on(nadia: Client, three: list[Application]) -> None:
    assert "No application matches." in nadia.get(f"{URL}?q=nobody").content.decode()
    assert "No application under way matches." in nadia.get(f"{URL}?q=nobody&view=board").content.decode()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(("query", "expected"), [("", 10), ("?view=board", 14), ("?csv=1", 8)])
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_queries_for_any_number_of_rows(
    nadia: Client,
    three: list[Application],
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
    query: str,
    expected: int,
) -> None:
    Application.objects.exclude(pk__in=[row.pk for row in three[:rows]]).delete()
    nadia.get(reverse("candidates:list"))
    with django_assert_num_queries(expected):
        nadia.get(URL + query)


@pytest.mark.parametrize("query", ["", "?view=board"])
def test_the_floors_above_add_a_fixed_number_of_queries(
    nadia: Client, three: list[Application], query: str
) -> None:
    counts = []
    for rows in (three, three[:1]):
        Application.objects.exclude(pk__in=[row.pk for row in rows]).delete()
        nadia.get(URL)
        with CaptureQueriesContext(connection) as asked:
            nadia.get(URL + query)
        counts.append(len(asked))
    assert counts[0] == counts[1]
