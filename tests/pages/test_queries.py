"""Every page asks the database as often for three rows as for one; the numbers stand here, by address."""

from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doordesk.foundation.kernel import clock
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.writing.actions import add_rule
from tests import cast as story
from tests.access.test_crawl import addresses, filled
from tests.builders.assessments import finished, handed_in, screen
from tests.builders.candidates import resume
from tests.builders.practice import own_case, own_sheet
from tests.builders.principles import question
from tests.builders.writing import table
from tests.cast import HOUR, MONDAY, Cast

pytestmark = pytest.mark.django_db
AFTERNOON = MONDAY + 8 * HOUR
NOT_PAGES = ("static/", "gallery", "account/", "demo/", "health")
READERS = ("nadia", "rosa", "marta", "ana", "wanjiru", "erik")  # of each page, the first who may see it


def company(rows: int) -> Cast:
    """So many openings, screens, loops with two assessments each, résumés, questions."""
    people, versions = story.cast(), story.principles()
    for number in range(rows):
        post = story.opening(people, versions, title=f"Engineer {number}")
        looped = story.application(post, f"Amara{number} Okafor")
        loop = story.loop(people, looped, versions)
        panel = {one.interviewer: one for one in loop.interviews.select_related("interviewer")}
        handed_in(panel[people.wanjiru])
        finished(panel[people.priya])
        resume(looped.candidate)
        screen(story.application(post, f"Bo{number} Lind", stage=Stage.SCREEN), people.omar)
        question(versions[0].principle, f"Question {number}?")
    for number in range(rows):
        add_rule("Blue sky", "own", table(), actor=people.rosa)
        case = own_case(people.rosa, versions, title=f"Case {number}")
        for one in (people.omar, people.ben):
            own_sheet(case, one, key=True)
        own_sheet(case, people.nadia)
    return people


def pages(people: Cast) -> dict[str, int]:
    """The number of queries of each page, for the first row and the first reader who may see it."""
    clients = [Client() for _ in READERS]
    for client, name in zip(clients, READERS, strict=True):
        client.force_login(people.everybody[name])
        client.get("/")
    found = {}
    for route in addresses():
        if route.startswith(NOT_PAGES):
            continue
        address = f"/{next(iter(filled(route)))}"
        reader = next((one for one in clients if one.get(address).status_code == HTTPStatus.OK), None)
        if reader is not None:
            with CaptureQueriesContext(connection) as asked:
                reader.get(address)
            found[route] = len(asked)
    return found


@pytest.mark.parametrize("rows", [1, 3])
def test_every_page_asks_as_often_for_three_rows_as_for_one(rows: int) -> None:
    with clock.at(AFTERNOON):
        assert pages(company(rows)) == NUMBERS


NUMBERS = {
    "": 26,
    "assessments/<int:pk>/": 9,
    "assessments/packet/<int:loop_id>/": 14,
    "assessments/token/": 2,
    "assessments/write/<int:interview_id>/": 5,
    "candidates/": 19,
    "candidates/<int:pk>/": 18,
    "candidates/<int:pk>/apply/": 7,
    "candidates/<int:pk>/change/": 3,
    "candidates/<int:pk>/resumes/add/": 4,
    "candidates/add/": 6,
    "candidates/applications/<int:pk>/": 26,
    "candidates/applications/<int:pk>/decline/": 3,
    "candidates/applications/<int:pk>/end/": 3,
    "candidates/applications/<int:pk>/reopen/": 3,
    "candidates/applications/<int:pk>/screen/": 7,
    "candidates/applications/<int:pk>/skip_screen/": 3,
    "candidates/applications/<int:pk>/withdraw/": 3,
    "candidates/resumes/<int:pk>/": 10,
    "course/": 5,
    "course/<int:pk>/add": 3,
    "course/<int:pk>/change": 3,
    "course/add": 2,
    "course/finished.csv": 3,
    "course/lessons/<int:pk>/": 9,
    "course/lessons/<int:pk>/write": 4,
    "debriefs/": 3,
    "growth/": 21,
    "growth/<int:pk>/": 16,
    "growth/notes.csv": 3,
    "interviews/<int:pk>/brief/": 11,
    "interviews/<int:pk>/interview.ics": 6,
    "loops/": 20,
    "loops/<int:pk>/": 20,
    "loops/<int:pk>/debrief": 6,
    "loops/<int:pk>/learner/": 20,
    "loops/seats/": 8,
    "morning-letter": 28,
    "openings/": 5,
    "openings/<int:pk>/": 8,
    "openings/<int:pk>/close": 3,
    "openings/<int:pk>/edit": 10,
    "openings/add": 8,
    "openings/openings.csv": 6,
    "people/": 5,
    "people/<int:pk>/": 15,
    "people/<int:pk>/edit/": 5,
    "people/<int:pk>/leave/": 28,
    "people/<int:pk>/roles/": 3,
    "people/add/": 4,
    "people/import/": 2,
    "people/import/template.csv": 2,
    "people/people.csv": 4,
    "people/profile/": 4,
    "practice/": 9,
    "practice/cases/<slug:case>/": 9,
    "practice/cases/<slug:case>/key": 9,
    "practice/mine.csv": 11,
    "practice/own/<int:own_case>/edit": 7,
    "practice/own/add": 4,
    "practice/people/<int:pk>/": 9,
    "practice/people/<int:pk>/accuracy.csv": 9,
    "practice/results/<int:sheet>/": 14,
    "principles/": 5,
    "principles/<int:pk>/": 6,
    "principles/<int:pk>/edit": 4,
    "principles/<int:pk>/questions/add": 4,
    "principles/add": 2,
    "principles/order": 4,
    "principles/questions.csv": 4,
    "principles/questions/<int:pk>/edit": 4,
    "process": 5,
    "programme": 23,
    "quality/": 10,
    "quality/draw": 5,
    "quality/mine": 4,
    "quality/quality.csv": 8,
    "quality/rubric": 2,
    "quality/sample": 3,
    "rules": 3,
    "rules/settings/": 3,
    "shadowing/": 3,
    "trail/": 6,
    "trail/check/": 4,
    "trail/trail.csv": 5,
    "training/": 9,
    "training/<int:pk>/": 6,
    "training/certified.csv": 8,
    "training/journeys.csv": 19,
    "training/journeys/": 20,
    "training/journeys/<int:pk>/": 20,
    "training/paths/": 4,
    "training/paths/<int:pk>/change": 6,
    "training/paths/add": 4,
    "training/people/<int:pk>/": 9,
    "training/people/<int:pk>/begin": 8,
    "training/people/<int:pk>/grant": 7,
    "writing/rules/": 3,
    "writing/rules/<slug:rule>/": 5,
    "writing/rules/<slug:rule>/change": 4,
    "writing/rules/add": 2,
    "writing/try/": 2,
}
