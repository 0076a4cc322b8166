"""Who vouches for whom (rules L7, P1)."""

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.panels import Panel, panels_for
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.actions import grant, withdraw
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.queries import certified, is_certified
from doordesk.mechanisms.training.states import Known, Scope
from tests.builders.training import certificate, held
from tests.cast import MONDAY, Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def test_the_core_vouches_on_record(people: Cast) -> None:
    with clock.at(MONDAY):
        made = grant(people.leila, Known.INTERVIEWER, actor=people.rosa, grounds="Four\ninterviews.")
    assert made is not None
    assert (made.granted_by, made.granted_at, made.grounds) == (people.rosa, MONDAY, "Four interviews.")
    assert is_certified(people.leila, Scope.INTERVIEW)
    entry = Entry.objects.first()
    assert entry is not None
    assert entry.facts == {"person": people.leila.pk, "path": "interviewer"}


def test_nobody_but_the_core_certifies_and_nobody_themself(people: Cast) -> None:
    for name, actor in people.everybody.items():
        person = people.rosa if name == "rosa" else people.leila
        with pytest.raises(Forbidden, match="for anybody but themself"):
            grant(person, Known.INTERVIEWER, actor=actor)
    assert not is_certified(people.leila, Scope.INTERVIEW)


def test_a_bar_raiser_is_an_interviewer_first(people: Cast) -> None:
    with pytest.raises(Refused, match="“Interviewer”, which Leila does not hold") as refused:
        grant(people.leila, Known.BAR_RAISER, actor=people.rosa)
    assert refused.value.rule == "P1"
    certificate(people.leila)
    grant(people.leila, Known.BAR_RAISER, actor=people.rosa, grounds="I sat beside her.")
    assert people.leila.pk in certified(Scope.DEBRIEF)


def test_a_certificate_is_granted_once(people: Cast) -> None:
    with pytest.raises(Refused, match="holds this certificate already"):
        grant(people.ana, Known.INTERVIEWER, actor=people.rosa)


def test_who_has_left_is_not_certified(people: Cast) -> None:
    people.leila.is_active = False
    people.leila.save()
    with pytest.raises(Refused, match="has left"):
        grant(people.leila, Known.INTERVIEWER, actor=people.rosa)


def test_withdrawing_needs_a_reason_and_ends_it(people: Cast) -> None:
    row = held(people.omar, Known.INTERVIEWER)
    with pytest.raises(Refused) as refused:
        withdraw(row, " ", actor=people.rosa)
    assert refused.value.place == "reason"
    withdraw(row, "A year without an interview.", actor=people.rosa)
    assert not is_certified(people.omar, Scope.INTERVIEW)
    with pytest.raises(Refused, match="already"):
        withdraw(row, "Again.", actor=people.rosa)
    certificate(people.omar)
    assert Certificate.objects.filter(person=people.omar).count() == 2


def test_a_bar_raiser_keeps_the_certificate_it_rests_on(people: Cast) -> None:
    with pytest.raises(Refused, match="Withdraw the certificate “Bar Raiser” first"):
        withdraw(held(people.ana, Known.INTERVIEWER), "Left the programme.", actor=people.rosa)


def test_only_the_core_withdraws(people: Cast) -> None:
    row = held(people.omar, Known.INTERVIEWER)
    for name, actor in people.everybody.items():
        if name != "rosa":
            with pytest.raises(Forbidden):
                withdraw(row, "Because.", actor=actor)
    withdraw(row, "Because.", actor=OPERATOR)


def shown(actor: Person, person: Person) -> Panel:
    return next(one for one in panels_for("person", actor, person) if one.title == "Certificates")


def test_a_persons_page_shows_certificates_and_what_the_core_can_do(people: Cast) -> None:
    panel = shown(people.omar, people.ana)
    assert {line.text for line in panel.lines} == {"Interviewer", "Bar Raiser"}
    assert {line.state for line in panel.lines} == {"valid until"}
    assert [deed.label for deed in panel.deeds] == ["Training"]
    for reader in (people.rosa, people.marta, people.ana):  # the Core, her manager, a Bar Raiser
        panel = shown(reader, people.leila)
        assert [deed.label for deed in panel.deeds] == ["Put on a path", "Training"]
    assert "rule L7" in panel.empty
    own = shown(people.rosa, people.rosa)
    assert [deed.label for deed in own.deeds] == ["Training"]
