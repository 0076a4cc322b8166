"""Who reaches which page: candidates are seen by those who hire them and those who sit on their loop."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Deed, Stage
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests.builders.candidates import move, resume
from tests.candidates.conftest import SignIn
from tests.cast import Cast, application, loop, opening

pytestmark = pytest.mark.django_db

READ = ("detail", "application", "resume")
KEPT = ("change", "add_resume", "decline", "withdraw", "reopen", "skip_screen")
SEE = ("marta", "nadia", "rosa", "ana", "priya", "mateo", "wanjiru")
KEEP = ("marta", "nadia")


@pytest.fixture
def amara(people: Cast, post: Opening, versions: list[Version]) -> Application:
    """Amara's application with its loop; omar, tom and ben sit on none."""
    made = application(post)
    made.source = "A friend of the founder"
    made.save()
    resume(made.candidate)
    loop(people, made, versions)
    return made


def address(name: str, amara: Application) -> str:
    keys = {
        "detail": amara.candidate_id,
        "change": amara.candidate_id,
        "add_resume": amara.candidate_id,
        "apply": amara.candidate_id,
        "resume": amara.candidate.resumes.values_list("pk", flat=True)[0],
    }
    return reverse(f"candidates:{name}", args=(keys.get(name, amara.pk),))


@pytest.mark.parametrize("name", [*READ, *KEPT, "apply"])
def test_a_stranger_is_sent_to_the_door(amara: Application, name: str) -> None:
    answer = Client().get(address(name, amara))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("name", [*READ, *KEPT, "apply"])
@pytest.mark.parametrize("who", ["omar", "erik", "tom", "ben", "leila", "david", "helen"])
def test_to_outsiders_it_looks_missing(
    people: Cast, amara: Application, sign_in: SignIn, who: str, name: str
) -> None:
    assert sign_in(people.everybody[who]).get(address(name, amara)).status_code == 404


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("who", SEE)
def test_those_concerned_see_it(
    people: Cast, amara: Application, sign_in: SignIn, who: str, name: str
) -> None:
    assert sign_in(people.everybody[who]).get(address(name, amara)).status_code == 200


@pytest.mark.parametrize("name", KEPT)
@pytest.mark.parametrize("who", SEE)
def test_only_those_who_run_the_opening_change_it(
    people: Cast, amara: Application, sign_in: SignIn, who: str, name: str
) -> None:
    expected = 200 if who in KEEP else 403
    assert sign_in(people.everybody[who]).get(address(name, amara)).status_code == expected


@pytest.mark.parametrize("name", ["tell", "word"])
def test_words_are_noted_by_those_who_run_the_opening(
    people: Cast, amara: Application, sign_in: SignIn, name: str
) -> None:
    url = reverse(f"candidates:{name}", args=(amara.pk,))
    assert sign_in(people.omar).post(url).status_code == 404
    assert sign_in(people.priya).post(url).status_code == 403
    assert sign_in(people.nadia).get(url).status_code == 405


def test_an_interviewer_of_another_loop_sees_nothing(
    people: Cast, post: Opening, versions: list[Version], amara: Application, sign_in: SignIn
) -> None:
    other = application(post, "Lucia Fontana")
    for name in ("detail", "application"):
        key = other.candidate_id if name == "detail" else other.pk
        assert sign_in(people.priya).get(reverse(f"candidates:{name}", args=(key,))).status_code == 404
    listed = sign_in(people.priya).get(reverse("candidates:list")).content.decode()
    assert "Amara Okafor" in listed
    assert "Lucia Fontana" not in listed


@pytest.mark.parametrize("who", ["priya", "ana"])
def test_an_interviewer_keeps_an_open_mind(
    people: Cast, amara: Application, sign_in: SignIn, who: str
) -> None:
    amara.stage = Stage.APPLIED
    move(amara, Deed.SKIP_SCREEN, Stage.SCREENED, people.nadia, "Everybody raves about her")
    client = sign_in(people.everybody[who])
    pages = [client.get(address(name, amara)).content.decode() for name in ("detail", "application")]
    pages += [client.get(reverse("candidates:list") + query).content.decode() for query in ("", "?csv=1")]
    for page in pages:
        for secret in ("A friend of the founder", "raves", "amara@mail.example"):
            assert secret not in page
    assert "Nadia Petrov" not in pages[1].split("page-history")[1]


@pytest.mark.parametrize("query", ["q=founder", "q=amara@mail", "source=A+friend+of+the+founder"])
def test_search_is_no_way_around(people: Cast, amara: Application, sign_in: SignIn, query: str) -> None:
    url = f"{reverse('candidates:list')}?{query}"
    assert b"Amara Okafor" in sign_in(people.nadia).get(url).content
    assert (b"Amara Okafor" in sign_in(people.priya).get(url).content) is ("source" in query)


def test_sources_are_no_column_for_those_who_follow_nothing(
    people: Cast, amara: Application, sign_in: SignIn
) -> None:
    assert b">Source<" in sign_in(people.nadia).get(reverse("candidates:list")).content
    assert b">Source<" not in sign_in(people.priya).get(reverse("candidates:list")).content


def test_a_hiring_manager_sees_the_other_applications_of_nobody(
    people: Cast, versions: list[Version], amara: Application, sign_in: SignIn
) -> None:
    elsewhere = opening(people, versions, title="Head of Lockers", hiring_manager=people.david)
    Application.objects.create(
        candidate=amara.candidate, opening=elsewhere, applied_at=amara.applied_at, source="Headhunter"
    )
    page = sign_in(people.marta).get(address("detail", amara)).content.decode()
    assert "Senior engineer, Payments" in page
    assert "Head of Lockers" not in page


def test_the_page_to_add_is_for_those_who_may(people: Cast, post: Opening, sign_in: SignIn) -> None:
    url = reverse("candidates:add")
    for who in ("nadia", "marta"):
        assert sign_in(people.everybody[who]).get(url).status_code == 200
    for who in ("priya", "omar", "erik", "rosa"):
        answer = sign_in(people.everybody[who]).get(url)
        assert answer.status_code == 403
        assert b"a recruiter or the opening" in answer.content.lower()
