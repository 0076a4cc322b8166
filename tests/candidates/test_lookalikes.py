"""Who may be the same person, and who is not."""

import pytest

from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.candidates.queries.lookalikes import lookalikes
from tests.cast import MONDAY, Cast

pytestmark = pytest.mark.django_db


def known(name: str, email: str = "", phone: str = "") -> Candidate:
    return Candidate.objects.create(name=name, email=email, phone=phone, added_at=MONDAY)


@pytest.mark.parametrize(
    "name",
    [
        "Łucja Zielińska",
        "lucja zielinska",
        "Zielinska, Lucja",
        "Łucja Maria Zielińska",
        "Lucja Zielinksa",
        "Luccja Zielińska",
    ],
)
def test_names_that_read_alike_are_found(people: Cast, name: str) -> None:
    found = lookalikes(people.nadia, name)
    assert not found
    known("Łucja Zielińska")
    assert [one.why for one in lookalikes(people.nadia, name)] == [("similar name",)]


@pytest.mark.parametrize("name", ["Łucja", "Marta Zielińska", "Jan Zielinski", "Mei Lin Zhao"])
def test_other_names_are_not(people: Cast, name: str) -> None:
    known("Łucja Zielińska")
    assert lookalikes(people.nadia, name) == []


def test_short_names_need_more_than_one_letter_in_common(people: Cast) -> None:
    known("Bo Li")
    assert lookalikes(people.nadia, "Bo Lu") == []


def test_address_and_telephone_are_compared_without_their_dress(people: Cast) -> None:
    known("Amara Okafor", "amara@mail.example", "+234 803 555 0142")
    assert lookalikes(people.nadia, "A. O.", "AMARA@mail.example")[0].why == ("same e-mail address",)
    assert lookalikes(people.nadia, "A. O.", "", "0803-555-0142")[0].why == ("same telephone number",)
    assert lookalikes(people.nadia, "A. O.", "", "0142") == []


def test_the_surest_stands_first_and_the_list_is_short(people: Cast) -> None:
    for _ in range(7):
        known("Amara Okafor")
    sure = known("Amara Okafor", "amara@mail.example")
    found = lookalikes(people.nadia, "Amara Okafor", "amara@mail.example")
    assert found[0].candidate == sure
    assert len(found) == 5


def test_nobody_is_shown_to_those_who_may_not_see_them(people: Cast) -> None:
    known("Amara Okafor")
    assert lookalikes(people.omar, "Amara Okafor") == []
    assert lookalikes(people.erik, "Amara Okafor") == []
