"""Sealed is sealed (promise 1, rule F3): stories of people who try, random companies with an oracle."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doordesk.foundation.access.doors import fetch, visible
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.models import Choice
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Amendment, Assessment, OpenedSeal, Section
from doordesk.mechanisms.assessments.queries import packet, record_of
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import Kind, Trainees
from doordesk.mechanisms.loops.states import State as LoopState
from tests.builders.assessments import all_handed_in, handed_in, interview_of, noted, screen
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


def reads(actor: Actor, assessment: Assessment) -> bool:
    """Whether every door agrees that the actor reads it; disagreement is a breach."""
    row = visible(actor, Assessment).filter(pk=assessment.pk).exists()
    section = visible(actor, Section).filter(assessment=assessment).exists()
    record = record_of(actor, assessment.pk) is not None
    assert row == section == record
    return row


def readers(people: Cast, assessment: Assessment) -> set[str]:
    return {name for name, who in people.everybody.items() if reads(who, assessment)}


# -- Stories -----------------------------------------------------------------------------------------------


def test_draft_is_its_authors_alone(people: Cast, amara: Loop) -> None:
    draft = noted(interview_of(amara, people.priya))
    for who in (people.marta, people.ana, people.mateo, people.wanjiru):
        handed_in(interview_of(amara, who))
    actions.open_seal(amara, actor=people.ana)
    assert readers(people, draft) == {"priya"}


def test_handed_in_opens_to_those_on_the_loop_who_have_handed_in(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    assert readers(people, hers) == {"priya"}
    handed_in(interview_of(amara, people.mateo))
    assert readers(people, hers) == {"priya", "mateo"}


def test_who_owes_none_reads_when_the_reading_begins(people: Cast, amara: Loop) -> None:
    everybody_in = all_handed_in(amara)
    seated = {"marta", "ana", "priya", "mateo", "wanjiru"}
    assert readers(people, everybody_in[0]) == seated
    actions.open_seal(amara, actor=people.ana)
    assert readers(people, everybody_in[0]) == seated | {"nadia", "rosa"}


def test_setting_keeps_it_sealed_for_all_until_the_reading(people: Cast, amara: Loop) -> None:
    Choice.objects.create(key="assessments.sealed_until_reading", value=1)
    hers = next(one for one in all_handed_in(amara) if one.author == people.priya)
    assert readers(people, hers) == {"priya"}
    actions.open_seal(amara, actor=people.ana)
    assert readers(people, hers) >= {"priya", "mateo", "ana", "marta", "nadia", "rosa"}


def test_administrator_and_command_line_never_read(people: Cast, amara: Loop) -> None:
    hers = all_handed_in(amara)[2]
    actions.open_seal(amara, actor=people.ana)
    assert not reads(people.erik, hers)
    assert not reads(OPERATOR, hers)


def test_command_line_reads_nothing_of_a_loop_with_an_empty_seat(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    amara.interviews.filter(interviewer=people.mateo).update(interviewer=None)
    Loop.objects.update(bar_raiser=None)
    actions.open_seal(amara, actor=people.ana)
    assert not reads(OPERATOR, hers)


def test_second_interview_is_owed_too(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    handed_in(interview_of(amara, people.mateo))
    again = Interview.objects.create(
        application=amara.application, loop=amara, interviewer=people.mateo,
        starts_at=MONDAY + 6 * HOUR, ends_at=MONDAY + 7 * HOUR,
    )  # fmt: skip
    assert readers(people, hers) == {"priya"}
    again.cancelled_at = MONDAY
    again.save()
    assert readers(people, hers) == {"priya", "mateo"}


def test_screen_is_owed_before_the_loop_is_read(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    handed_in(interview_of(amara, people.mateo))
    talk = screen(amara.application, people.mateo)
    assert readers(people, hers) == {"priya"}
    handed_in(talk)
    assert readers(people, hers) == {"priya", "mateo"}


def test_screener_who_is_not_on_the_loop_reads_their_own_only(people: Cast, amara: Loop) -> None:
    talk = handed_in(screen(amara.application, people.tom))
    everybody_in = all_handed_in(amara)
    actions.open_seal(amara, actor=people.ana)
    assert "tom" in readers(people, talk)
    assert all("tom" not in readers(people, one) for one in everybody_in)


def test_screen_stays_sealed_until_there_is_a_loop_to_open_it(people: Cast) -> None:
    talk = handed_in(screen(application(opening(people, principles())), people.tom), vote=1)
    assert readers(people, talk) == {"tom"}


def test_taking_over_an_interview_that_somebody_else_has_written_opens_nothing(
    people: Cast, amara: Loop
) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    handed_in(interview_of(amara, people.mateo))
    amara.interviews.filter(interviewer=people.mateo).update(interviewer=people.nadia)
    assert readers(people, hers) == {"priya", "mateo"}
    amara.interviews.filter(interviewer=people.nadia).update(cancelled_at=MONDAY)
    assert readers(people, hers) == {"priya"}


def test_shadow_reads_nothing(people: Cast, amara: Loop) -> None:
    seat = interview_of(amara, people.priya)
    Trainee.objects.create(interview=seat, person=people.leila, kind=Trainees.REVERSE_SHADOW)
    hers = all_handed_in(amara)[2]
    actions.open_seal(amara, actor=people.ana)
    assert "leila" not in readers(people, hers)


def test_cancelled_loop_is_closed_to_all_but_the_authors(people: Cast, amara: Loop) -> None:
    hers = all_handed_in(amara)[2]
    actions.open_seal(amara, actor=people.ana)
    amara.state = LoopState.CANCELLED
    amara.save()
    assert readers(people, hers) == {"priya"}


def test_earlier_cancelled_loop_is_no_part_of_the_next(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    amara.state = LoopState.CANCELLED
    amara.save()
    second = loop(people, amara.application, [one.version for one in hers.interview.owned.all()])
    all_handed_in(second)
    actions.open_seal(second, actor=people.ana)
    assert readers(people, hers) == {"priya"}


def test_screen_of_a_later_round_waits_for_its_own_reading(people: Cast, amara: Loop) -> None:
    """Hired, withdrew, taken up again: the first round's readers learn nothing of the second's screen."""
    all_handed_in(amara)
    actions.open_seal(amara, actor=people.ana)
    amara.state = LoopState.CLOSED
    amara.save()
    talk = handed_in(screen(amara.application, people.tom, MONDAY + 48 * HOUR))
    assert readers(people, talk) == {"tom"}
    assert all(one.author != people.tom for one in packet(people.marta, amara).records)
    with clock.at(MONDAY + 72 * HOUR):
        second = Loop.objects.create(application=amara.application, planned_at=clock.now())
    actions.open_seal(second, actor=people.ana)
    assert readers(people, talk) == {"tom", "marta", "nadia", "rosa"}


def test_somebody_who_left_reads_nothing_more(people: Cast, amara: Loop) -> None:
    hers = all_handed_in(amara)[2]
    people.priya.is_active = False
    assert not reads(people.priya, hers)


def test_private_note_stays_with_its_author_and_the_core(people: Cast, amara: Loop) -> None:
    Loop.objects.update(historical=True)
    hers = Assessment.objects.create(
        interview=interview_of(amara, people.priya), author=people.priya, state=State.HANDED_IN, vote=3,
        opened_at=MONDAY, handed_in_at=MONDAY,
    )  # fmt: skip
    private = Section.objects.create(assessment=hers, part="private", text="for the team only")
    actions.open_seal(amara, actor=people.ana)
    seen = {name for name, who in people.everybody.items() if visible(who, Section).filter(pk=private.pk)}
    assert seen == {"priya", "rosa"}


def test_amendment_follows_the_same_seal(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    actions.amend(hers, "Mixed up two shops", "It was Bergen.", actor=people.priya)
    assert not visible(people.ana, Amendment).exists()
    handed_in(interview_of(amara, people.ana))
    assert visible(people.ana, Amendment).exists()


def test_vote_and_remark_of_others_stay_hidden_until_the_reveal(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya), vote=1, remark="Not for this team.")
    for who in (people.marta, people.ana, people.mateo, people.wanjiru):
        handed_in(interview_of(amara, who))
    actions.open_seal(amara, actor=people.ana)
    for who in (people.ana, people.nadia, people.rosa):
        seen = record_of(who, hers.pk)
        assert seen is not None
        assert (seen.vote, seen.remark, seen.vote_hidden) == (None, "", True)
    own = record_of(people.priya, hers.pk)
    assert own is not None
    assert (own.vote, own.remark) == (1, "Not for this team.")
    actions.reveal_votes(amara, actor=people.ana)
    assert {one.vote for one in packet(people.ana, amara).records} == {1, 3}


def test_fetch_says_missing_where_it_means_sealed(people: Cast, amara: Loop) -> None:
    hers = handed_in(interview_of(amara, people.priya))
    with pytest.raises(Http404):
        fetch(people.ana, Assessment, hers.pk)


# -- Any company -------------------------------------------------------------------------------------------

NAMES = ("marta", "nadia", "ana", "ben", "priya", "tom", "mateo", "rosa", "erik", "omar")


@dataclass(frozen=True)
class Seat:
    """One interview as drawn: in the loop or a screen, who sits, who wrote, how far, whether cancelled."""

    where: str
    interviewer: str | None
    author: str
    state: str | None
    cancelled: bool
    shadow: str | None
    practice: str | None


SEATS = st.builds(
    Seat,
    where=st.sampled_from(["loop", "loop", "loop", "old", "screen"]),
    interviewer=st.none() | st.sampled_from(NAMES),
    author=st.sampled_from(NAMES),
    state=st.sampled_from([None, "draft", "handed_in", "handed_in"]),
    cancelled=st.sampled_from([False, False, True]),
    shadow=st.none() | st.sampled_from(NAMES),
    practice=st.sampled_from([None, "draft", "handed_in", "handed_in"]),
)


@given(
    seats=st.lists(SEATS, min_size=1, max_size=6),
    bar_raiser=st.none() | st.sampled_from(NAMES),
    loop_state=st.sampled_from(list(LoopState)),
    opened=st.booleans(),
    for_all=st.booleans(),
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_company_leaks(
    people: Cast,
    seats: list[Seat],
    bar_raiser: str | None,
    loop_state: LoopState,
    opened: bool,  # noqa: FBT001 - drawn by name
    for_all: bool,  # noqa: FBT001 - the same
) -> None:
    with transaction.atomic():
        world = _company(people, seats, bar_raiser, loop_state, opened=opened, for_all=for_all)
        written = list(Assessment.everything.select_related("interview__loop", "author"))
        for name in NAMES:
            who = getattr(people, name)
            expected = {a.pk for a in written if _oracle(who, a, world, opened=opened, for_all=for_all)}
            assert _read_by(who) == expected, name
        assert not _read_by(OPERATOR)
        transaction.set_rollback(True)


def _read_by(actor: Actor) -> set[int]:
    """Assessments that the actor reads, whole or in part."""
    rows = set(visible(actor, Assessment, Assessment.everything.all()).values_list("pk", flat=True))
    assert rows == set(visible(actor, Section, Section.everything.all()).values_list("assessment", flat=True))
    assert not visible(actor, Assessment).filter(practice=True).exists()
    return rows


def _company(
    people: Cast, seats: list[Seat], bar_raiser: str | None, state: LoopState, *, opened: bool, for_all: bool
) -> Loop:
    who = people.everybody
    applied = application(opening(people, []))
    Choice.objects.create(key="assessments.sealed_until_reading", value=int(for_all))
    old = Loop.objects.create(application=applied, state=LoopState.CANCELLED, planned_at=MONDAY)
    now = Loop.objects.create(
        application=applied, state=state, planned_at=MONDAY, bar_raiser=who.get(bar_raiser or "")
    )
    if opened:
        OpenedSeal.objects.create(loop=now, opened_at=MONDAY)
    for seat in seats:
        _seat(seat, applied, {"loop": now, "old": old, "screen": None}[seat.where], who)
    return now


def _seat(seat: Seat, applied: Application, where: Loop | None, who: dict[str, Person]) -> None:
    interview = Interview.objects.create(
        application=applied, loop=where, kind=Kind.SCREEN if where is None else Kind.INTERVIEW,
        interviewer=who.get(seat.interviewer or ""), starts_at=MONDAY, ends_at=MONDAY + HOUR,
        cancelled_at=MONDAY if seat.cancelled else None,
    )  # fmt: skip
    if seat.shadow:
        Trainee.objects.create(interview=interview, person=who[seat.shadow])
    if seat.state:
        _written(interview, who[seat.author], seat.state)
    if seat.shadow and seat.practice:
        _written(interview, who[seat.shadow], seat.practice, practice=True)


def _written(interview: Interview, author: Person, state: str, *, practice: bool = False) -> None:
    made = Assessment.everything.create(
        interview=interview, author=author, opened_at=MONDAY, practice=practice
    )
    Section.objects.create(assessment=made, text="what was said")
    Assessment.everything.filter(pk=made.pk).update(state=state)


def _oracle(actor: Person, one: Assessment, now: Loop, *, opened: bool, for_all: bool) -> bool:
    """Rules F3 and F8 in plain Python, from the rows one by one."""
    if one.author == actor:
        return True
    loop_open = now.state != LoopState.CANCELLED and one.interview.loop in (now, None)
    if one.state != State.HANDED_IN or one.interview.cancelled_at or not loop_open:
        return False
    mine = {a.interview_id for a in Assessment.objects.filter(author=actor, state=State.HANDED_IN)}
    counting = [i for i in now.application.interviews.all() if not i.cancelled_at and _counts(i)]
    if any(i.interviewer == actor and i.pk not in mine for i in counting):
        return False
    if one.practice:
        return _mentors(actor, one) and (not for_all or (opened and one.interview.loop == now))
    if opened and one.interview.loop == now and _trains_under(actor, one):
        return True
    wrote = any(i.pk in mine and i.loop == now for i in counting)
    concerned = actor.name in {"Marta Kowalczyk", "Nadia Petrov", "Rosa Delgado"} or now.bar_raiser == actor
    return (wrote and (opened or not for_all)) or (concerned and opened)


def _mentors(actor: Person, practice: Assessment) -> bool:
    """The interviewer of record, or the Core, once the interviewer's own is in, too."""
    talk = practice.interview
    own = Assessment.objects.filter(interview=talk, author=talk.interviewer, state=State.HANDED_IN)
    return own.exists() and actor.name in {"Rosa Delgado", str(talk.interviewer)}


def _trains_under(actor: Person, one: Assessment) -> bool:
    """A trainee of that interview whose practice is in, and the assessment is the interviewer's of record."""
    own = Assessment.everything.filter(interview=one.interview, practice=True, author=actor)
    return one.author == one.interview.interviewer and own.filter(state=State.HANDED_IN).exists()


def _counts(interview: Interview) -> bool:
    return interview.loop is None or interview.loop.state != LoopState.CANCELLED
