"""Somebody's way along a path, as the people of the cast go it (rules P1, P6, L7)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.actions import change_setting
from doordesk.mechanisms.training import actions
from doordesk.mechanisms.training.models import Certificate, Journey, Path, Renewal
from doordesk.mechanisms.training.queries import Way, certified, counting, waiting
from doordesk.mechanisms.training.queries.mentors import possible_mentors
from doordesk.mechanisms.training.queries.paths import Asked, plan_of
from doordesk.mechanisms.training.states import Approver, Known, Scope, State, StepKind
from tests.builders.training import held
from tests.cast import MONDAY, Cast, cast
from tests.training.ledger import Ledger, ledger

pytestmark = pytest.mark.django_db
MONTH = timedelta(days=31)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def book() -> Iterator[Ledger]:
    """What people did, as the tests say."""
    with ledger() as made, clock.at(MONDAY):
        yield made


def path(key: Known = Known.INTERVIEWER) -> Path:
    return Path.objects.get(key=key)


def begun(people: Cast) -> Journey:
    """Leila on the interviewer's path, Priya her mentor."""
    journey = actions.begin(people.leila, path(), actor=people.marta)
    return actions.name_mentor(journey, people.priya, actor=people.rosa)


def sentences(person: Person) -> list[str]:
    return [duty.sentence for duty in owed(Question(owner_id=person.pk))]


def test_a_trainee_goes_the_whole_way_and_the_mentor_certifies(people: Cast, book: Ledger) -> None:
    journey = begun(people)
    assert [letter.subject for letter in Letter.objects.all()] == [
        "You are on the path: Interviewer",
        "Your mentor: Interviewer",
        "You are Leila Haddad's mentor: Interviewer",
    ]
    with pytest.raises(Refused, match=r"course \(0 of 1\), practice cases \(0 of 3\), interviews watched"):
        actions.certify(journey, actor=people.priya)
    book.do(people.leila.pk, StepKind.SHADOW)  # out of order: it counts all the same
    book.do(people.leila.pk, StepKind.COURSE)
    assert waiting(StepKind.SHADOW) == {}
    book.do(people.leila.pk, StepKind.PRACTICE, 3)
    found = waiting(StepKind.SHADOW)[people.leila.pk]
    assert (found.missing, found.mentor_id, found.journey_id) == (1, people.priya.pk, journey.pk)
    book.do(people.leila.pk, StepKind.SHADOW)
    book.do(people.leila.pk, StepKind.REVERSE_SHADOW, 2)
    assert sentences(people.priya) == ["Say whether Leila Haddad is certified: Interviewer"]
    for actor in (people.leila, people.tom, people.marta):
        with pytest.raises(Forbidden):
            actions.certify(journey, actor=actor)
    made = actions.certify(journey, words="She listens.", actor=people.priya)
    assert made is not None
    assert (made.granted_by, made.grounds, made.scopes) == (
        people.priya, "She listens.", "screen,interview"
    )  # fmt: skip
    assert people.leila.pk in certified(Scope.SCREEN) & certified(Scope.INTERVIEW)
    assert people.leila.pk not in certified(Scope.DEBRIEF)
    assert Letter.objects.latest("pk").subject == "You are certified: Interviewer"
    assert sentences(people.priya) == []


def test_desk_says_what_each_owes(people: Cast, book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        counting._leading, StepKind.COURSE, lambda *_: Way("Take the first lesson", "/course/")
    )
    journey = actions.begin(people.leila, path(), actor=people.marta)
    assert sentences(people.leila) == ["Take the first lesson"]
    assert sentences(people.rosa) == ["Name a mentor for Leila Haddad: Interviewer"]
    assert sentences(people.marta) == []
    actions.name_mentor(journey, people.priya, actor=people.rosa)
    assert sentences(people.rosa) == []
    book.do(people.leila.pk, StepKind.COURSE)
    assert sentences(people.leila) == []  # the next step is begun by others, or not counted here yet


def test_mentors_are_offered_with_their_load_and_hold_the_certificate(people: Cast, book: Ledger) -> None:
    journey = begun(people)
    offered = possible_mentors(journey)
    assert offered[-1].words == "Priya Raman, Payments: 1 trainee"
    assert people.leila.pk not in {one.pk for one in offered}
    with pytest.raises(Refused, match="Nobody is their own mentor"):
        actions.name_mentor(journey, people.leila, actor=people.rosa)
    actions.withdraw(held(people.mateo, Known.INTERVIEWER), "Late twice.", actor=people.rosa)
    with pytest.raises(Refused, match="does not hold what “Interviewer” leads to"):
        actions.name_mentor(journey, people.mateo, actor=people.rosa)
    with pytest.raises(Forbidden):
        actions.name_mentor(journey, people.tom, actor=people.marta)
    actions.name_mentor(journey, people.tom, actor=people.rosa)
    assert [one.mentor for one in journey.mentorings.all()] == [people.priya, people.tom]


def test_earlier_experience_is_credited_by_the_core_with_grounds(people: Cast, book: Ledger) -> None:
    journey = begun(people)
    with pytest.raises(Refused, match="without grounds"):
        actions.credit(journey, StepKind.SHADOW, 1, " ", actor=people.rosa)
    with pytest.raises(Refused, match="2 missing"):
        actions.credit(journey, StepKind.SHADOW, 3, "At Fennel.", actor=people.rosa)
    with pytest.raises(Refused, match="does not ask for it"):
        actions.credit(journey, StepKind.MONTHS, 1, "At Fennel.", actor=people.rosa)
    for actor in (people.priya, people.leila, people.marta):
        with pytest.raises(Forbidden):
            actions.credit(journey, StepKind.SHADOW, 1, "At Fennel.", actor=actor)
    actions.credit(journey, StepKind.SHADOW, 2, "Watched\nten at Fennel.", actor=people.rosa)
    assert [one.grounds for one in journey.credits.all()] == ["Watched ten at Fennel."]
    change_setting("training.credits", 0, actor=people.erik)
    with pytest.raises(Refused, match="credits no earlier experience"):
        actions.credit(journey, StepKind.REVERSE_SHADOW, 1, "At Fennel.", actor=people.rosa)
    assert "Fennel" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_whoever_credits_does_not_certify_where_there_is_somebody_else(people: Cast, book: Ledger) -> None:
    people.helen.is_core = True
    people.helen.save()
    assert (
        actions.grant(people.leila, Known.INTERVIEWER, grounds="Twenty at Fennel.", actor=people.rosa) is None
    )
    journey = Journey.objects.get(person=people.leila)
    assert journey.state == State.UNDER_WAY
    with pytest.raises(Refused, match="somebody else of the Core") as refused:
        actions.certify(journey, actor=people.rosa)
    assert refused.value.code == "two_pairs_of_eyes"
    assert "Say whether Leila Haddad is certified: Interviewer" in sentences(people.helen)
    assert "Say whether Leila Haddad is certified: Interviewer" not in sentences(people.rosa)
    assert actions.certify(journey, actor=people.helen) is not None


def test_a_refusal_is_told_and_kept_and_one_can_begin_again(people: Cast, book: Ledger) -> None:
    journey = begun(people)
    book.do(people.leila.pk, StepKind.COURSE)
    actions.credit(journey, StepKind.PRACTICE, 3, "Elsewhere.", actor=people.rosa)
    with pytest.raises(Refused, match="without a reason"):
        actions.refuse(journey, "", actor=people.priya)
    ended = actions.refuse(journey, "Interrupts; watch two more first.", actor=people.priya)
    assert (ended.state, ended.reason) == (State.REFUSED, "Interrupts; watch two more first.")
    letter = Letter.objects.latest("pk")
    assert letter.to == people.leila.email
    assert "Interrupts" not in letter.body
    with pytest.raises(Refused):
        actions.certify(journey, actor=people.priya)
    again = actions.begin(people.leila, path(), actor=people.rosa)
    with pytest.raises(Refused, match="on this path already"):
        actions.begin(people.leila, path(), actor=people.rosa)
    with pytest.raises(Refused, match=r"practice cases \(0 of 3\)") as refused:
        actions.certify(again, actor=people.rosa)
    assert "course" not in refused.value.what  # what was done stays done
    actions.leave(again, actor=people.leila)
    assert not Certificate.objects.filter(person=people.leila).exists()


def test_who_puts_whom_on_a_path(people: Cast, book: Ledger) -> None:
    for actor in (people.leila, people.priya, people.nadia, people.erik, people.david):
        with pytest.raises(Forbidden):
            actions.begin(people.leila, path(), actor=actor)
    assert actions.begin(people.leila, path(), actor=people.marta).state == State.UNDER_WAY


def test_a_bar_raiser_is_nominated_reviewed_and_approved(people: Cast, book: Ledger) -> None:
    raiser, priya = path(Known.BAR_RAISER), people.priya
    with pytest.raises(Forbidden):
        actions.begin(priya, raiser, words="She digs.", actor=people.mateo)
    with pytest.raises(Refused, match=r"interviews given \(0 of 25\)"):
        actions.begin(priya, raiser, words="She digs.", actor=people.ana)
    book.do(priya.pk, StepKind.INTERVIEWS, 25)
    book.do(priya.pk, StepKind.MONTHS, 14)
    with pytest.raises(Refused, match="without grounds"):
        actions.begin(priya, raiser, actor=people.ana)
    journey = actions.begin(priya, raiser, words="She digs.", actor=people.ana)
    assert journey.state == State.NOMINATED
    assert sentences(people.rosa) == ["Review the nomination of Priya Raman: Bar Raiser"]
    with pytest.raises(Forbidden):
        actions.review(journey, actor=people.ana)
    journey = actions.review(journey, words="Gladly.", actor=people.rosa)
    assert journey.state == State.UNDER_WAY
    book.do(priya.pk, StepKind.COURSE)
    actions.name_mentor(journey, people.ben, actor=people.rosa)
    assert waiting(StepKind.DEBRIEF_SHADOW)[priya.pk].missing == 3
    book.do(priya.pk, StepKind.DEBRIEF_SHADOW, 3)
    book.do(priya.pk, StepKind.DEBRIEF_LED, 3)
    with pytest.raises(Forbidden):
        actions.certify(journey, actor=people.ben)  # this path's mentors do not decide
    assert actions.certify(journey, actor=people.rosa) is not None
    assert priya.pk in certified(Scope.DEBRIEF)


def test_a_path_of_two_approvals_takes_two(people: Cast, book: Ledger) -> None:
    people.helen.is_core = True
    people.helen.save()
    plan = replace(plan_of(path()), approver=Approver.CORE, approvals=2, steps=(Asked(StepKind.SHADOW),))
    actions.change_path(path(), plan, actor=people.rosa)
    journey = actions.begin(people.leila, path(), actor=people.marta)
    book.do(people.leila.pk, StepKind.SHADOW)
    assert actions.certify(journey, actor=people.rosa) is None
    with pytest.raises(Refused, match="said yes already"):
        actions.certify(journey, actor=people.rosa)
    assert actions.certify(journey, actor=people.helen) is not None


def test_whoever_is_under_way_follows_the_path_as_it_is_and_certificates_stay(
    people: Cast, book: Ledger
) -> None:
    journey = begun(people)
    only = replace(plan_of(path()), scopes=frozenset({Scope.SCREEN}), steps=(Asked(StepKind.SHADOW),))
    actions.change_path(path(), only, actor=people.rosa)
    book.do(people.leila.pk, StepKind.SHADOW)
    made = actions.certify(journey, actor=people.priya)
    assert made is not None
    assert made.opens == {Scope.SCREEN}
    assert people.ana.pk in certified(Scope.INTERVIEW)
    assert people.leila.pk not in certified(Scope.INTERVIEW)


def test_a_retired_path_takes_nobody_on_and_lets_go_of_nobody(people: Cast, book: Ledger) -> None:
    journey = begun(people)
    with pytest.raises(Refused, match="“Bar Raiser” builds on this one"):
        actions.retire_path(path(), actor=people.rosa)
    actions.retire_path(path(Known.BAR_RAISER), actor=people.rosa)
    actions.retire_path(path(), actor=people.rosa)
    with pytest.raises(Refused, match="any more"):
        actions.begin(people.leila, path(), actor=people.marta)
    assert waiting(StepKind.COURSE)[people.leila.pk].journey_id == journey.pk
    assert people.ana.pk in certified(Scope.INTERVIEW)
    actions.return_path(path(), actor=people.rosa)
    assert path().retired_at is None


def test_a_certificate_lapses_without_interviews_and_comes_back_after_practice(
    people: Cast, book: Ledger
) -> None:
    Renewal.objects.all().delete()
    row = held(people.omar, Known.INTERVIEWER)  # granted two hundred days before Monday
    book.interviews[people.omar.pk] = MONDAY
    with clock.at(MONDAY + 11.3 * MONTH):
        assert people.omar.pk in certified(Scope.INTERVIEW)
        assert sentences(people.omar) == ["Your certificate lapses unless you interview or it is renewed"]
    with clock.at(MONDAY + 12 * MONTH):
        assert people.omar.pk not in certified(Scope.INTERVIEW) | certified(Scope.SCREEN)
        with pytest.raises(Refused, match="it lapsed: no interview for 12 months"):
            actions.begin(people.omar, path(), actor=people.rosa)
        assert waiting(StepKind.REVERSE_SHADOW)[people.omar.pk].missing == 1
        with pytest.raises(Refused, match="has not led an interview beside a certified interviewer"):
            actions.renew(row, "I know him.", actor=people.rosa)
        book.do(people.omar.pk, StepKind.REVERSE_SHADOW)
        assert people.omar.pk not in waiting(StepKind.REVERSE_SHADOW)
        with pytest.raises(Refused, match="not renewed without grounds"):
            actions.renew(row, "", actor=people.rosa)
        actions.renew(row, "I sat beside him today.", actor=people.rosa)
        assert people.omar.pk in certified(Scope.INTERVIEW)


def test_who_renews(people: Cast, book: Ledger) -> None:
    row = held(people.omar, Known.INTERVIEWER)
    Journey.objects.filter(pk=row.journey_id).update(mentor=people.priya)
    row.refresh_from_db()
    for actor in (people.omar, people.ana, people.erik):
        with pytest.raises(Forbidden):
            actions.renew(row, "Fine.", actor=actor)
    actions.renew(row, "I read two of his assessments.", actor=people.priya)
    Renewal.objects.all().delete()
    with clock.at(MONDAY + 13 * MONTH):
        with pytest.raises(Refused, match="a mentor's word is not enough"):
            actions.renew(row, "I know him.", actor=people.priya)
        actions.renew(row, "Set right.", actor=OPERATOR)
