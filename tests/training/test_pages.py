"""The pages on certificates, for each who comes to them."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.mechanisms.training.actions import withdraw
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.states import Known
from tests.builders.training import held
from tests.cast import Cast, cast, certify, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def test_a_stranger_is_asked_to_sign_in(client: Client, people: Cast) -> None:
    row = held(people.ana, Known.BAR_RAISER)
    for name, args in (("list", []), ("csv", []), ("certificate", [row.pk]), ("grant", [people.leila.pk])):
        assert "/account/login/" in client.get(reverse(f"training:{name}", args=args))["Location"]


def test_a_reader_sees_who_is_certified_and_no_deed(client: Client, people: Cast) -> None:
    client.force_login(people.omar)
    text = client.get(reverse("training:list")).text
    assert "Ana Ferreira" in text
    assert "Leila Haddad" not in text
    assert reverse("training:grant", args=[people.mateo.pk]) not in text
    row = held(people.ana, Known.BAR_RAISER)
    assert "Withdraw it" not in client.get(reverse("training:certificate", args=[row.pk])).text


def test_only_the_core_reaches_the_deeds(client: Client, people: Cast) -> None:
    row = held(people.omar, Known.INTERVIEWER)
    client.force_login(people.erik)
    assert client.get(reverse("training:grant", args=[people.leila.pk])).status_code == 403
    assert client.post(reverse("training:withdraw", args=[row.pk]), {"reason": "So."}).status_code == 403
    client.force_login(people.rosa)
    assert client.get(reverse("training:grant", args=[people.rosa.pk])).status_code == 403
    assert client.get(reverse("training:grant", args=[people.leila.pk])).status_code == 200
    assert client.get(reverse("training:grant", args=[4040])).status_code == 404
    assert client.get(reverse("training:certificate", args=[4040])).status_code == 404


def test_granting_says_what_it_means_and_keeps_what_was_typed(client: Client, people: Cast) -> None:
    client.force_login(people.rosa)
    url = reverse("training:grant", args=[people.leila.pk])
    assert "credited on your word" in client.get(url).text
    refused = client.post(url, {"path": "bar_raiser", "grounds": "I saw her lead."})
    assert refused.status_code == 422
    assert "which Leila does not hold" in refused.text
    assert "I saw her lead." in refused.text
    assert client.post(url, {"path": "interviewer", "grounds": ""}).status_code == 422
    assert client.post(url, {"path": "interviewer", "grounds": "I saw her lead."}).status_code == 302
    assert held(people.leila, Known.INTERVIEWER).granted_by == people.rosa


def test_withdrawing_asks_for_a_reason_and_tells_it_to_the_person_alone(client: Client, people: Cast) -> None:
    row = held(people.omar, Known.INTERVIEWER)
    client.force_login(people.rosa)
    url = reverse("training:withdraw", args=[row.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Two late assessments."}).status_code == 302
    page = reverse("training:certificate", args=[row.pk])
    for who, knows in ((people.rosa, True), (people.omar, True), (people.nadia, False), (people.erik, False)):
        client.force_login(who)
        assert ("Two late assessments." in client.get(page).text) is knows


def test_a_refused_withdrawal_shows_the_rule_instead_of_the_form(client: Client, people: Cast) -> None:
    client.force_login(people.rosa)
    page = client.get(reverse("training:certificate", args=[held(people.ana, Known.INTERVIEWER).pk])).text
    assert "Withdraw the certificate “Bar Raiser” first" in page


def test_the_list_is_searched_filtered_and_exported(client: Client, people: Cast) -> None:
    client.force_login(people.rosa)
    page = reverse("training:list")
    assert "Leila Haddad" in client.get(page, {"path": "none"}).text
    raisers = client.get(page, {"path": "bar_raiser"}).text
    assert "Ben Achterberg" in raisers
    assert "Mateo Quiroga" not in raisers
    team = str(people.marta.team_id)
    assert "Ana Ferreira" not in client.get(page, {"team": team}).text
    assert "Nobody matches" in client.get(page, {"q": "nobody here"}).text
    rows = client.get(reverse("training:csv"), {"q": "ana f"}).content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3
    assert rows[1].startswith("Ana Ferreira,ana@fernhill.example,Lockers,8,Interviewer,2025-08-14")
    rows = client.get(reverse("training:csv"), {"path": "none"}).content.decode("utf-8-sig").splitlines()
    assert rows[1:] == ["Leila Haddad,leila@fernhill.example,Payments,4,,,,"]


def test_nobody_certified_teaches_what_to_do(client: Client, people: Cast) -> None:
    Certificate.objects.all().delete()
    client.force_login(people.rosa)
    assert "Nobody is certified yet" in client.get(reverse("training:list")).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_as_much_for_one_row_as_for_three(
    client: Client, people: Cast, rows: int, django_assert_num_queries: object
) -> None:
    Certificate.objects.all().delete()
    for number in range(rows):
        one = person(f"Interviewer{number} Somebody", people.marta.team)
        certify(one, Known.INTERVIEWER)
        withdraw(held(one, Known.INTERVIEWER), "For a while.", actor=people.rosa)
        certify(one, Known.INTERVIEWER)
    client.force_login(people.rosa)
    client.get("/")
    # two of each page's questions are the session's own
    for url, queries in (
        (reverse("training:list"), 2 + 7),
        (reverse("training:csv"), 2 + 6),
        (reverse("training:certificate", args=[Certificate.objects.filter(withdrawn_at=None)[0].pk]), 2 + 6),
    ):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            client.get(url)
