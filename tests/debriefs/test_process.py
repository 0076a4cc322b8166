"""How we decide: figures of closed debriefs, for those who keep the process (D1-D4, D10, D12, D14, F5)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.kernel import clock
from doordesk.foundation.rulebook.actions import change_setting
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief, Prompt
from doordesk.mechanisms.debriefs.queries import process
from doordesk.mechanisms.debriefs.queries.measures import Moves, Share
from doordesk.mechanisms.debriefs.states import Outcome, State
from doordesk.mechanisms.loops.models import Interview, Loop
from tests import cast as story
from tests.builders.debriefs import TUESDAY, call, called, loop_of
from tests.builders.people import signed_in
from tests.builders.process import Company, Told, closed, company

pytestmark = pytest.mark.django_db
PAGE = "/process"
NOON = datetime(2026, 9, 15, 12, tzinfo=UTC)
DAY = timedelta(days=1)
VETO = "He named a colleague's illness as the cause of his own late delivery, twice, unasked."


@pytest.fixture(autouse=True)
def september() -> Iterator[None]:
    with clock.at(NOON):
        yield


@pytest.fixture
def made() -> Company:
    return company()


def several(made: Company, number: int, *, last: datetime = NOON - DAY, told: Told | None = None) -> None:
    """So many alike, a day apart, the last one at `last`."""
    for at in range(number):
        closed(made, last - (number - 1 - at) * DAY, told or Told())


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_real_debriefs_give_the_figures_they_should() -> None:
    """Walked by their own deeds, not built: a veto after two of five votes moved; one that still runs."""
    stage = called(at=State.DECIDING)
    with clock.at(TUESDAY):
        actions.raise_veto(stage.room, VETO, actor=stage.people.ana)
    call(loop_of(stage.people, stage.versions, stage.post, name="Viktor Hale"), at=State.DECIDING)
    last_end = story.MONDAY + 5 * story.HOUR
    assert Interview.objects.filter(ends_at=last_end).exists()
    (found,) = process().closed
    assert (found.hours, found.vetoes, found.exceptions) == (19.0, 1, 0)
    assert set(found.minutes) == {State.READING, State.REVOTING, State.DISCUSSING, State.DECIDING}
    assert process().told is None
    for name in ("Ivo Brandt", "Sunniva Dahl", "Nell Whitaker", "Tomas Ek"):
        call(loop_of(stage.people, stage.versions, stage.post, name=name), at=State.CLOSED)
    told = process().told
    assert told is not None
    assert told.of == 5
    assert told.moves == Moves(up=10, same=15, down=0)


def test_figures_count_what_happened(made: Company) -> None:
    several(made, 4)
    odd = Told(hours=30, votes=(3, 2, 4, 4), absent=True, exception="Ill.", differs=True, gaps=2, late=2)
    closed(made, NOON - timedelta(hours=1), odd)
    found = process()
    assert [one.hours for one in found.closed] == [20.0] * 4 + [30.0]
    last = found.closed[-1]
    assert (last.exceptions, last.absences, last.handovers, last.vetoes) == (1, 1, 0, 0)
    assert last.minutes[State.DISCUSSING] == 30.0
    assert (found.on_time.in_time, found.on_time.of) == (23, 25)
    assert found.told is not None
    assert found.told.moves == Moves(up=2, same=21, down=1)
    assert found.told.differing == Share(1, 5)
    assert found.told.gaps == (("Act as an owner", 1), ("Go to the detail", 1))


def test_words_about_the_plain_sum_are_not_its_answer(made: Company) -> None:
    """Every packet built here holds the very words in somebody's reason, with marks as they are typed."""
    several(made, 5)
    told = process().told
    assert told is not None
    assert told.differing == Share(0, 5)


def test_votes_are_not_told_of_few(made: Company) -> None:
    several(made, 4, told=Told(votes=(4, 2, 3, 3, 3), gaps=1, differs=True))
    found = process()
    assert found.told is None
    page = signed_in(made.people.rosa).get(PAGE).text
    assert "4 debriefs are closed. Votes, sums of ratings and gaps are counted from 5 on" in page
    for word in (
        "Moved towards hiring",
        "went another way",
        "Act as an owner",
        "differ from the first",
        "%<",
    ):
        assert word not in page, word
    for figure in ("votes", "gaps"):
        text = signed_in(made.people.rosa).get(f"{PAGE}?format=csv&figure={figure}").content.decode()
        assert text.count("\r\n") == 1, "the header alone"


def test_newest_debriefs_wait_for_their_bunch(made: Company) -> None:
    several(made, 5)
    before = process().told
    closed(made, NOON - timedelta(hours=2), Told(votes=(1, 1, 1, 1, 1), gaps=4, differs=True))
    found = process()
    assert found.told == before
    assert found.waiting == 1
    assert len(found.closed) == 6
    assert "The newest debrief waits" in signed_in(made.people.rosa).get(PAGE).text


@pytest.mark.parametrize("months", ["", "3", "6", "12"])
def test_a_team_has_no_figure_of_votes(made: Company, months: str) -> None:
    lockers = story.opening(made.people, made.versions, title="Analyst", team=made.people.ana.team)
    for at in range(6):
        closed(made, NOON - (12 - at) * DAY, post=lockers)
    several(made, 6)
    team = lockers.team_id
    assert process(int(months or 0), team).told is None
    assert len(process(int(months or 0), team).closed) == 6
    page = signed_in(made.people.rosa).get(f"{PAGE}?team={team}&months={months}").text
    assert "Not told for this choice" in page
    assert "6 closed debriefs" in page
    assert ("closed since" if months else "of all time") in page
    assert ", Lockers.</p>" in page
    assert "Moved towards hiring" not in page


def test_a_bunch_belongs_to_the_period_of_its_last_debrief(made: Company) -> None:
    several(made, 3, last=NOON - 300 * DAY)
    several(made, 9, last=NOON - DAY)
    assert len(process(3).closed) == 9
    told = process(3).told
    assert told is not None
    assert told.of == 10
    several(made, 5, last=NOON - 100 * DAY)
    page = signed_in(made.people.rosa).get(f"{PAGE}?months=3").text
    assert "9 closed debriefs" in page


def test_what_is_imported_running_or_called_off_is_not_counted(made: Company) -> None:
    several(made, 2)
    Loop.objects.filter(debrief=closed(made, NOON - DAY)).update(historical=True)
    assert len(process().closed) == 2
    assert process().everywhere == 2


def test_a_company_asks_for_more_but_never_for_fewer(made: Company) -> None:
    several(made, 7)
    change_setting("debriefs.fewest_told", 8, actor=made.people.rosa)
    assert process().told is None
    assert "from 8 on" in signed_in(made.people.rosa).get(PAGE).text
    with pytest.raises(Exception, match="5"):
        change_setting("debriefs.fewest_told", 4, actor=made.people.rosa)


@pytest.mark.parametrize("name", ["rosa", "nadia", "ana", "ben"])
def test_those_who_keep_the_process_read_it(made: Company, name: str) -> None:
    client = signed_in(made.people.everybody[name])
    assert client.get(PAGE).status_code == 200
    assert PAGE in client.get("/debriefs/").text
    assert PAGE in client.get("/").text


@pytest.mark.parametrize("name", ["erik", "marta", "priya", "omar", "helen", "leila"])
def test_others_are_told_who_may(made: Company, name: str) -> None:
    client = signed_in(made.people.everybody[name])
    answer = client.get(PAGE)
    assert answer.status_code == 403
    assert "a recruiter or a certified Bar Raiser" in answer.text
    assert PAGE not in client.get("/debriefs/").text
    assert PAGE not in client.get("/").text


def test_strangers_are_asked_to_sign_in() -> None:
    assert Client().get(PAGE).status_code == 302


def test_no_debrief_yet_teaches(made: Company) -> None:
    client = signed_in(made.people.rosa)
    assert "No debrief is closed yet." in client.get(PAGE).text
    several(made, 1, last=NOON - 200 * DAY)
    assert "No debrief was closed here in this time." in client.get(f"{PAGE}?months=3").text
    assert "1 closed debrief" in client.get(f"{PAGE}?months=12").text
    assert "1 closed debrief" in client.get(f"{PAGE}?months=4&team=x").text, "what is no choice is none"


def test_few_are_counted_without_shares_or_medians(made: Company) -> None:
    several(made, 3, told=Told(late=1))
    page = signed_in(made.people.rosa).get(PAGE).text
    assert "Began within 24 hours of the last interview. A median is told from 5 debriefs on." in page
    main = page[page.index("<main") : page.index("</main")]
    assert "median " not in re.sub("A median is told", "", main)
    assert not re.search(r"\d %", main)


def test_enough_are_told_with_median_quartiles_and_target(made: Company) -> None:
    for at, hours in enumerate((10, 18, 20, 22, 50)):
        closed(
            made, NOON - (9 - at) * DAY, Told(hours=hours, outcome=Outcome.VETO if at == 2 else Outcome.HIRE)
        )
    page = signed_in(made.people.rosa).get(PAGE).text
    assert "half of them began 18 h to 22 h after the last interview. 4 of 5 met the target of 24 h." in page
    assert "median 20 h" in page
    assert "target 24 h" in page
    assert page.count("data-late") == 1
    assert "median 11 min; 10 min on the clock" in page
    assert 'Vetoes: <strong class="tabular-nums">1</strong>' in page
    change_setting("debriefs.target_hours", 48, actor=made.people.rosa)
    assert "target 48 h" in signed_in(made.people.rosa).get(PAGE).text


def test_page_names_nobody(made: Company) -> None:
    several(made, 6, told=Told(exception="Mateo is ill.", absent=True, handed_over=True, gaps=2))
    page = signed_in(made.people.rosa).get(PAGE).text
    main = page[page.index("<main") : page.index("</main")]
    for word in ("Candidate", *(who.get_short_name() for who in made.people.everybody.values()), "Ill."):
        assert not re.search(rf"\b{re.escape(word)}\b", main), word


@pytest.mark.parametrize(
    ("figure", "rows"),
    [
        ("hours", "closed at,hours from last interview\r\n2026-09-10T12:00:00+00:00,20.0\r\n"),
        ("steps", "step,debriefs,shortest (min),lower quartile (min),median (min),upper quartile (min),"),
        ("votes", "second vote,votes\r\nMoved towards hiring,5\r\nStayed,20\r\nMoved away from hiring,0\r\n"),
        ("gaps", "principle,not enough data\r\nAct as an owner,5\r\n"),
        ("counts", "month,debriefs,exceptions,absences,handovers,vetoes\r\nSep 2026,5,0,0,0,0\r\n"),
        ("", "month,debriefs,exceptions"),
    ],
)
def test_each_figure_is_a_table_to_take_along(made: Company, figure: str, rows: str) -> None:
    several(made, 5, told=Told(votes=(Vote.STRONGLY_INCLINED, 3, 3, 3, 3), gaps=1))
    answer = signed_in(made.people.rosa).get(f"{PAGE}?format=csv&figure={figure}")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.content.decode("utf-8-sig").startswith(rows)


def test_prompts_are_counted_by_kind_once_there_are_enough(made: Company) -> None:
    several(made, 4)
    for debrief, useful in zip(Debrief.objects.all(), (True, False, None), strict=False):
        debrief.prompts.all().delete()
        Prompt.objects.create(
            debrief=debrief, key="k", kind="halo", rule="D7", signal="qzxsaid", question="qzxasked",
            step="reading", shown_at=NOON, useful=useful,
        )  # fmt: skip
    client = signed_in(made.people.rosa)
    assert "qzx" not in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}?format=csv&figure=prompts").content.decode().splitlines()[1:] == []
    several(made, 1, last=NOON - timedelta(hours=2))
    rows = client.get(f"{PAGE}?format=csv&figure=prompts").content.decode().splitlines()
    assert "Halo,3,1,1" in rows
    assert "qzx" not in client.get(PAGE).content.decode()


def test_page_asks_the_same_number_of_questions_for_one_and_three(made: Company) -> None:
    client = signed_in(made.people.rosa)
    several(made, 1)
    one = queries(client, PAGE)
    several(made, 2)
    assert queries(client, PAGE) == one == 10
    several(made, 12)
    assert queries(client, PAGE) == 15, "votes, sums, gaps and prompts, once they may be told"
