"""An invitation opens the door once, for a week, for whom it was meant."""

from datetime import timedelta

import pytest
from django.core import mail

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.actions import (
    accept_invitation,
    change_person,
    deactivate,
    found_company,
    invite,
    invite_everybody,
    revoke_invitation,
)
from doordesk.foundation.people.models import Person
from tests.cast import MONDAY, Cast, cast, person

pytestmark = pytest.mark.django_db
GOOD = "a long walk by the sea"
WEEK = timedelta(days=7)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def zoe(people: Cast) -> Person:
    made = person("Zoe Lund", people.marta.team, joined_at=None, zone="Europe/Oslo")
    made.set_unusable_password()
    made.save()
    return made


def token(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


def invited(who: Person, by: Person) -> str:
    with clock.at(MONDAY):
        return token(invite(who, actor=by))


def test_an_invitation_is_a_letter_with_a_link(
    people: Cast, zoe: Person, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True), clock.at(MONDAY):  # type: ignore[operator]
        link = invite(zoe, actor=people.erik)
    [letter] = mail.outbox
    assert letter.to == ["zoe@fernhill.example"]
    assert letter.subject == "Erik Holm invites you to Doordesk"
    assert link in letter.body
    assert "until Mon 9 Mar 2026, 10:00 (Europe/Oslo)" in letter.body
    assert Entry.objects.get().kind == Kind.PERSON_INVITED
    assert token(link) not in str(Entry.objects.get().facts)


def test_accepting_sets_the_password_and_uses_the_link_up(people: Cast, zoe: Person) -> None:
    link = invited(zoe, people.erik)
    with clock.at(MONDAY + WEEK - timedelta(minutes=1)):
        came = accept_invitation(link, GOOD)
    assert (came, came.check_password(GOOD)) == (zoe, True)
    assert came.joined_at == MONDAY + WEEK - timedelta(minutes=1)
    with clock.at(MONDAY), pytest.raises(Refused, match=r"has been used\. Sign in"):
        accept_invitation(link, "another long password")
    zoe.refresh_from_db()
    assert zoe.check_password(GOOD)


def test_a_link_expires_after_a_week(people: Cast, zoe: Person) -> None:
    link = invited(zoe, people.erik)
    with clock.at(MONDAY + WEEK), pytest.raises(Refused, match=r"has expired.*Ask an administrator"):
        accept_invitation(link, GOOD)


def test_a_newer_invitation_voids_the_older(people: Cast, zoe: Person) -> None:
    old = invited(zoe, people.erik)
    with clock.at(MONDAY + timedelta(minutes=1)):
        new = token(invite(zoe, actor=people.erik))
        with pytest.raises(Refused, match="newer invitation"):
            accept_invitation(old, GOOD)
        assert accept_invitation(new, GOOD) == zoe


def test_a_revoked_invitation_is_void(people: Cast, zoe: Person) -> None:
    link = invited(zoe, people.erik)
    revoke_invitation(zoe, actor=people.erik)
    with clock.at(MONDAY), pytest.raises(Refused, match="taken back"):
        accept_invitation(link, GOOD)
    with pytest.raises(Refused, match="no open invitation"):
        revoke_invitation(zoe, actor=people.erik)


def test_who_has_left_does_not_come_in(people: Cast, zoe: Person) -> None:
    link = invited(zoe, people.erik)
    deactivate(zoe, actor=people.erik)
    with clock.at(MONDAY), pytest.raises(Refused, match="taken back"):
        accept_invitation(link, GOOD)
    with pytest.raises(Refused, match="has left"):
        invite(zoe, actor=people.erik)


def test_a_letter_to_a_wrong_address_opens_nothing(people: Cast, zoe: Person) -> None:
    link = invited(zoe, people.erik)
    change_person(zoe, email="zoe.lund@fernhill.example", actor=people.erik)
    with clock.at(MONDAY), pytest.raises(Refused, match="taken back"):
        accept_invitation(link, GOOD)


@pytest.mark.parametrize("change", ["{0:.20}", "x{0}", "", "1:2:3"])
def test_a_link_that_was_tampered_with_is_void(people: Cast, zoe: Person, change: str) -> None:
    link = invited(zoe, people.erik)
    with clock.at(MONDAY), pytest.raises(Refused, match="not whole"):
        accept_invitation(change.format(link), GOOD)


def test_a_link_cannot_be_turned_into_a_colleagues(people: Cast, zoe: Person) -> None:
    other = person("Yan Wu", joined_at=None)
    zoes, yans = invited(zoe, people.erik), invited(other, people.erik)
    mixed = f"{yans.split(':')[0]}:{zoes.split(':')[-1]}"
    with clock.at(MONDAY), pytest.raises(Refused, match="not whole"):
        accept_invitation(mixed, GOOD)


@pytest.mark.parametrize("weak", ["short", "zoe@fernhill.example", "password1234"])
def test_a_weak_password_leaves_the_invitation_open(people: Cast, zoe: Person, weak: str) -> None:
    link = invited(zoe, people.erik)
    with clock.at(MONDAY):
        with pytest.raises(Refused) as refused:
            accept_invitation(link, weak)
        assert refused.value.place == "password"
        assert accept_invitation(link, GOOD) == zoe


def test_nobody_is_invited_twice_over(people: Cast) -> None:
    with pytest.raises(Refused, match=r"Priya Raman has an account already\."):
        invite(people.priya, actor=people.erik)


def test_everybody_without_an_account_is_invited_at_once(people: Cast, zoe: Person) -> None:
    person("Yan Wu", joined_at=None)
    Person.objects.create(name="No address")
    with clock.at(MONDAY):
        invite(zoe, actor=people.erik)
        assert invite_everybody(actor=people.erik) == 1
        assert invite_everybody(actor=people.erik) == 0
    with clock.at(MONDAY + WEEK):
        assert invite_everybody(actor=people.erik) == 2
    assert Letter.objects.count() == 4


@pytest.mark.parametrize("who", ["nadia", "rosa", "helen", "priya"])
def test_only_administrators_invite(people: Cast, zoe: Person, who: str) -> None:
    with pytest.raises(Forbidden):
        invite(zoe, actor=people.everybody[who])


def test_the_first_administrator_comes_in_by_a_link() -> None:
    with clock.at(MONDAY):
        link = found_company("Ana Ruiz", "Ana@Example.org ")
        ana = accept_invitation(token(link), GOOD)
    assert link.startswith("http://")
    letter = Letter.objects.get().body
    assert "You are the first administrator of your company's Doordesk" in letter
    assert "{" not in letter
    assert (ana.name, ana.email, ana.is_administrator) == ("Ana Ruiz", "ana@example.org", True)
    with pytest.raises(Refused, match="has an administrator already"):
        found_company("Ben", "ben@example.org")


def test_a_slip_of_the_pen_leaves_no_second_administrator() -> None:
    with clock.at(MONDAY):
        wrong = found_company("Ana Ruiz", "ana@exmaple.org")
        right = found_company("Ana Ruiz", "ana@example.org")
        with pytest.raises(Refused, match="taken back"):
            accept_invitation(token(wrong), GOOD)
        accept_invitation(token(right), GOOD)
    assert [one.email for one in Person.objects.filter(is_administrator=True)] == ["ana@example.org"]


def test_an_address_that_is_none_founds_nothing() -> None:
    with pytest.raises(Refused, match="valid email address"):
        found_company("Ana Ruiz", "ana")
    assert not Person.objects.exists()
