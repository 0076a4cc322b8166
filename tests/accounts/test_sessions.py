"""Where somebody is signed in, and signing out everywhere."""

import pytest
from django.core.cache import cache
from django.test import Client

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.people.actions import deactivate, end_sessions, reactivate
from doordesk.foundation.people.queries import device
from tests.builders.people import sign_in
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
PAGE = "/account/sessions/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def people() -> Cast:
    return cast()


def inside(client: Client) -> bool:
    return client.get("/people/profile/").status_code == 200


def test_everywhere_else(people: Cast) -> None:
    here, there, tom = sign_in(people.priya), sign_in(people.priya), sign_in(people.tom)
    assert "Sign out everywhere else" in here.get(PAGE).text
    assert "Signed out in 1 other place." in here.post(PAGE, follow=True).text
    assert [inside(one) for one in (here, there, tom)] == [True, False, True]
    assert "Here, and nowhere else." in here.get(PAGE).text
    assert Entry.objects.get(kind=Kind.SESSIONS_ENDED).facts == {"sessions": 1}


def test_everywhere(people: Cast) -> None:
    here, there = sign_in(people.priya), sign_in(people.priya)
    out = here.post("/people/profile/sign-out-everywhere/", follow=True)
    assert "You are signed out everywhere." in out.text
    assert [inside(one) for one in (here, there)] == [False, False]


def test_sessions_end_when_somebody_leaves_and_do_not_come_back(people: Cast) -> None:
    there = sign_in(people.omar)
    deactivate(people.omar, actor=people.erik)
    assert not inside(there)
    reactivate(people.omar, actor=people.erik)
    assert not inside(there)


def test_only_administrators_end_anothers_sessions(people: Cast) -> None:
    there = sign_in(people.omar)
    with pytest.raises(Exception, match="You cannot change somebody's details"):
        end_sessions(people.omar, actor=people.priya)
    end_sessions(people.omar, actor=people.erik)
    assert not inside(there)


def test_the_page_takes_as_many_queries_for_three_sessions_as_for_one(
    people: Cast, django_assert_num_queries: object
) -> None:
    here = sign_in(people.priya)
    here.get(PAGE)
    with django_assert_num_queries(4):  # type: ignore[operator]
        here.get(PAGE)
    sign_in(people.priya)
    sign_in(people.priya)
    with django_assert_num_queries(4):  # type: ignore[operator]
        here.get(PAGE)


def test_strangers_see_no_sessions(client: Client) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.post("/people/profile/sign-out-everywhere/").status_code == 302


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36", "Chrome on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17 Safari/605", "Safari on a Mac"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604", "Safari on an iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120) Gecko Firefox/120", "Firefox on Linux"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari", "Chrome on Android"),
        ("curl/8", "A browser"),
    ],
)
def test_a_device_is_named_as_its_owner_would(sign: str, name: str) -> None:
    assert device(sign) == name
