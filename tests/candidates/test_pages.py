"""The page of a candidate and of an application: the way, the history, the deeds."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.panels import Panel, PanelDeed
from doordesk.mechanisms.candidates.models import Application, StageMove, Word
from doordesk.mechanisms.candidates.queries.offers import settled
from doordesk.mechanisms.candidates.queries.stations import stations
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests.builders.candidates import move, resume
from tests.candidates.conftest import SignIn
from tests.cast import MONDAY, Cast, application, loop

pytestmark = pytest.mark.django_db


@pytest.fixture
def nadia(people: Cast, sign_in: SignIn) -> Client:
    return sign_in(people.nadia)


@pytest.fixture
def applied(post: Opening) -> Application:
    return application(post, stage=Stage.APPLIED)


def url(applied: Application, name: str = "application") -> str:
    return reverse(f"candidates:{name}", args=(applied.pk,))


def way(row: Application) -> list[tuple[str, str, str]]:
    return [(one.label, one.state, one.note) for one in stations(row, list(row.moves.all()))]


def test_the_way_is_drawn_from_the_moves(people: Cast, applied: Application) -> None:
    assert way(applied)[:2] == [("Applied", "current", "2 Mar"), ("Screen", "ahead", "")]
    with clock.at(MONDAY + timedelta(days=1)):
        move(applied, Deed.SKIP_SCREEN, Stage.SCREENED, people.nadia, "Known.")
    assert way(applied)[1:3] == [("Screen", "done", "left out"), ("Loop", "current", "to be planned")]
    with clock.at(MONDAY + timedelta(days=2)):
        move(applied, Deed.PLAN_LOOP, Stage.LOOP, people.nadia)
        move(applied, Deed.OPEN_DEBRIEF, Stage.DEBRIEF, people.ana)
        move(applied, Deed.DECIDE_HIRE, Stage.HIRE, people.ana)
    assert way(applied)[-1] == ("To be hired", "current", "4 Mar")
    assert {state for _, state, _ in way(applied)[:-1]} == {"done"}


def test_a_way_that_was_broken_off_ends_with_how(people: Cast, applied: Application) -> None:
    with clock.at(MONDAY):
        move(applied, Deed.PLAN_SCREEN, Stage.SCREEN, people.nadia)
        move(applied, Deed.FAIL_SCREEN, Stage.DECLINED, people.tom)
    assert way(applied) == [
        ("Applied", "done", "2 Mar"),
        ("Screen", "done", "2 Mar"),
        ("Not taken further", "current", "2 Mar"),
    ]


def test_the_page_says_what_is_expected(people: Cast, applied: Application, sign_in: SignIn) -> None:
    with clock.at(MONDAY):
        own = sign_in(people.nadia).get(url(applied)).content.decode()
        others = sign_in(people.marta).get(url(applied)).content.decode()
    assert "Your next step: plan a screen, due Thu 5 Mar 09:00." in own
    assert "Next, by Nadia Petrov: plan a screen, due Thu 5 Mar 10:00." in others


def test_ones_own_step_is_named_before_anothers(
    people: Cast, versions: list[Version], applied: Application, sign_in: SignIn
) -> None:
    loop(people, applied, versions)
    with clock.at(MONDAY + timedelta(hours=6)):
        page = sign_in(people.priya).get(url(applied)).content.decode()
    assert "Your next step: assessment of" in page


def test_a_page_has_one_primary_deed_and_it_leaves_its_panel(applied: Application) -> None:
    lead = PanelDeed("Plan a screen", "/a", primary=True)
    ends = PanelDeed("End this application", reverse("loops:end", args=(applied.pk,)))
    other = PanelDeed("Call the debrief", "/b", primary=True)
    primary, panels = settled(applied, [Panel("One", deeds=(lead, ends)), Panel("Two", deeds=(other,))])
    assert primary == lead
    assert [one.deeds for one in panels] == [(), (PanelDeed("Call the debrief", "/b"),)]


@pytest.mark.parametrize(
    ("stage", "offered", "missing"),
    [
        (Stage.APPLIED, {"decline", "withdraw", "skip_screen"}, {"reopen"}),
        (Stage.SCREENED, {"decline", "withdraw"}, {"skip_screen", "reopen"}),
        (Stage.DEBRIEF, {"withdraw"}, {"decline", "skip_screen", "reopen"}),
        (Stage.DECLINED, {"reopen"}, {"decline", "withdraw", "skip_screen"}),
        (Stage.NO_HIRE, set(), {"decline", "withdraw", "skip_screen", "reopen"}),
    ],
)
def test_deeds_are_offered_where_the_table_allows_them(
    nadia: Client, applied: Application, stage: Stage, offered: set[str], missing: set[str]
) -> None:
    Application.objects.update(stage=stage)
    page = nadia.get(url(applied)).content.decode()
    assert {deed for deed in offered | missing if f'id="{deed}"' in page} == offered


def test_what_holds_peoples_time_is_ended_where_it_is_called_off(nadia: Client, applied: Application) -> None:
    Application.objects.update(stage=Stage.LOOP)
    page = nadia.get(url(applied)).content.decode()
    assert page.count(f'action="{reverse("loops:end", args=(applied.pk,))}"') == 2


def test_a_deed_asks_for_its_reason_and_keeps_what_was_typed(nadia: Client, applied: Application) -> None:
    assert "Do not take Amara Okafor further?" in nadia.get(url(applied, "decline")).content.decode()
    answer = nadia.post(url(applied, "decline"), {"reason": ""})
    assert answer.status_code == 422
    long = "x" * 501
    answer = nadia.post(url(applied, "decline"), {"reason": long})
    assert (answer.status_code, long in answer.content.decode()) == (422, True)
    answer = nadia.post(url(applied, "decline"), {"reason": "No ledger work."}, follow=True)
    assert "Amara Okafor is not taken further." in answer.content.decode()
    assert StageMove.objects.get().reason == "No ledger work."


def test_a_deed_at_the_wrong_moment_is_refused_with_the_possible_ones(
    nadia: Client, applied: Application
) -> None:
    answer = nadia.post(url(applied, "reopen"), {"reason": ""})
    assert answer.status_code == 422
    assert "“Take up again” is not possible now" in answer.content.decode()


def test_the_outcome_is_told_and_the_page_knows(nadia: Client, people: Cast, applied: Application) -> None:
    with clock.at(MONDAY):
        move(applied, Deed.DECLINE, Stage.DECLINED, people.nadia, "Too early.")
    with clock.at(MONDAY + timedelta(days=1)):
        assert "Note the outcome as told" in nadia.get(url(applied)).content.decode()
        page = nadia.post(url(applied, "tell"), follow=True).content.decode()
    assert Word.objects.count() == 1
    assert "told on Tue 3 Mar 2026" in page
    assert reverse("candidates:tell", args=(applied.pk,)) not in page


def test_a_word_shows_how_long_ago_the_candidate_heard(nadia: Client, applied: Application) -> None:
    with clock.at(MONDAY):
        nadia.post(url(applied, "word"))
    with clock.at(MONDAY + timedelta(days=3)):
        page = nadia.get(url(applied)).content.decode()
    assert "3\xa0days ago" in page
    assert "Heard from us" in page


def test_telling_an_outcome_that_is_not_there_is_refused(nadia: Client, applied: Application) -> None:
    answer = nadia.post(url(applied, "tell"))
    assert answer.status_code == 409
    assert "There is no outcome to tell yet" in answer.content.decode()


def test_the_history_names_who_when_and_why(nadia: Client, people: Cast, applied: Application) -> None:
    with clock.at(MONDAY):
        move(applied, Deed.SKIP_SCREEN, Stage.SCREENED, people.nadia, "Known from the open day.")
    history = nadia.get(url(applied)).content.decode().split("page-history")[1]
    for words in ("Go on without a screen", "Known from the open day.", "Nadia Petrov", "Mon 2 Mar 2026"):
        assert words in history


def test_the_candidates_page_shows_person_resumes_and_applications(
    nadia: Client, applied: Application
) -> None:
    resume(applied.candidate, "older.pdf")
    resume(applied.candidate, "newer.pdf")
    page = nadia.get(reverse("candidates:detail", args=(applied.candidate_id,))).content.decode()
    assert page.index("newer.pdf") < page.index("older.pdf")
    for words in ("amara@mail.example", "Africa/Lagos", "Senior engineer, Payments", "Change these details"):
        assert words in page


def test_details_are_changed_on_their_page(nadia: Client, applied: Application) -> None:
    change = reverse("candidates:change", args=(applied.candidate_id,))
    said = {"name": "Amara N. Okafor", "email": "amara@mail.example", "zone": "Africa/Lagos"}
    assert nadia.post(change, said | {"email": "nonsense"}).status_code == 422
    assert "Amara N. Okafor" in nadia.post(change, said, follow=True).content.decode()
    assert 'value="Amara N. Okafor"' in nadia.get(change).content.decode()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("rows", [1, 3])
def test_the_candidates_page_asks_a_fixed_number_of_queries(
    nadia: Client,
    post: Opening,
    applied: Application,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for _ in range(rows - 1):
        Application.objects.create(candidate=applied.candidate, opening=post, applied_at=MONDAY)
    for number in range(rows):
        resume(applied.candidate, f"{number}.pdf")
    target = reverse("candidates:detail", args=(applied.candidate_id,))
    nadia.get(target)
    with django_assert_num_queries(9):
        nadia.get(target)


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("rows", [1, 3])
def test_the_applications_page_asks_a_fixed_number_of_queries(
    nadia: Client,
    people: Cast,
    applied: Application,
    django_assert_num_queries: DjangoAssertNumQueries,
    rows: int,
) -> None:
    for number in range(rows):
        move(applied, Deed.PLAN_SCREEN, Stage.SCREEN, people.nadia)
        move(applied, Deed.CANCEL_SCREEN, Stage.APPLIED, people.nadia)
        Word.objects.create(application=applied, said="news", at=MONDAY, by=people.marta)
        resume(applied.candidate, f"{number}.pdf")
    nadia.get(url(applied))
    with django_assert_num_queries(9):
        nadia.get(url(applied))
