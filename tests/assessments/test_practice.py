"""A trainee's assessment is for practice: the same page and order, never in the packet (rules F3, F8, L7)."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, next_steps, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.foundation.live.models import Event
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments import actions, queries
from doordesk.mechanisms.assessments.models import Assessment, Closed, Section
from doordesk.mechanisms.loops.actions import change_interview
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import State as LoopState
from tests.builders.assessments import (
    PRACTISED,
    all_handed_in,
    handed_in,
    interview_of,
    notes_of,
    practice_draft,
    practised,
    seat,
    sections_of,
)
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
NEXT_DAY = MONDAY + timedelta(hours=26)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


@pytest.fixture
def his(people: Cast, amara: Loop) -> Interview:
    """Mateo's interview, in which Leila has a seat."""
    found = interview_of(amara, people.mateo)
    seat(found, people.leila)
    return found


def reads(who: Person, assessment: Assessment) -> bool:
    row = visible(who, Assessment, Assessment.everything.filter(pk=assessment.pk)).exists()
    assert not row or queries.record_of(who, assessment.pk) is not None
    return row


def readers(people: Cast, assessment: Assessment) -> set[str]:
    return {name for name, who in people.everybody.items() if reads(who, assessment)}


def page(who: Person, address: str, **sent: str) -> str:
    client = Client()
    client.force_login(who)
    with clock.at(MONDAY + 5 * HOUR):
        answer = client.post(address, sent, follow=True) if sent else client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


# -- Writing -----------------------------------------------------------------------------------------------


def test_trainee_writes_on_the_same_principles_in_the_same_order(people: Cast, his: Interview) -> None:
    with clock.at(MONDAY + 4 * HOUR):
        made = actions.open_assessment(his, actor=people.leila)
        (section,) = sections_of(made)
        assert made.practice
        assert section.version_id == his.owned.get().version_id
        with pytest.raises(Refused) as refusal:
            actions.rate(section, 3, actor=people.leila)
        assert (refusal.value.rule, refusal.value.code) == ("F1", "order")
        actions.save_section(notes_of(made), text="one", revision=0, actor=people.leila)
        with pytest.raises(Conflict):
            actions.save_section(notes_of(made), text="two", revision=0, actor=people.leila)
        with pytest.raises(Refused) as refusal:
            actions.vote(made, 5, "", revision=0, actor=people.leila)
        assert refusal.value.rule == "F2"
    assert not Assessment.objects.exists()
    assert not Section.objects.exists()


def test_nobody_else_writes_in_it_nor_the_trainee_in_another(
    people: Cast, amara: Loop, his: Interview
) -> None:
    made = practice_draft(his, people.leila)
    for who in (people.mateo, people.ana, people.rosa):
        with pytest.raises(Forbidden):
            actions.save_section(notes_of(made), text="x", revision=1, actor=who)
    with pytest.raises(Forbidden):
        actions.open_assessment(interview_of(amara, people.priya), actor=people.leila)
    Trainee.objects.all().delete()
    with pytest.raises(Forbidden):
        actions.hand_in(made, actor=people.leila)


def test_hand_in_is_final_and_nobody_hears_of_it(people: Cast, amara: Loop, his: Interview) -> None:
    everybody = {name: queries.packet(who, amara) for name, who in people.everybody.items()}
    made = practised(his, people.leila)
    assert made.due_at == queries.due_of(his)
    assert not Event.objects.exists()
    assert set(Entry.objects.values_list("kind", flat=True)) == {"practice.opened", "practice.handed_in"}
    assert {name: queries.packet(who, amara) for name, who in people.everybody.items()} == everybody
    with pytest.raises(Closed):
        made.save()
    with pytest.raises(Closed):
        notes_of(made).delete()
    with pytest.raises(Forbidden):
        actions.amend(made, "More", "Some more.", actor=people.leila)


def test_notes_go_along_when_somebody_else_takes_the_interview_over(people: Cast, his: Interview) -> None:
    with clock.at(MONDAY - HOUR):
        first = actions.open_assessment(his, actor=people.leila)
        actions.save_section(notes_of(first), text="Ask of the outage.", revision=0, actor=people.leila)
        heir = change_interview(his, actor=people.nadia, interviewer=people.tom)
        again = actions.open_assessment(heir, actor=people.leila)
    assert (again.pk, again.interview_id) == (first.pk, heir.pk)
    assert notes_of(again).text == "Ask of the outage."


def test_it_can_be_finished_after_the_decision_but_not_when_the_loop_is_called_off(
    people: Cast, amara: Loop, his: Interview
) -> None:
    made = practice_draft(his, people.leila)
    Loop.objects.update(state=LoopState.CANCELLED)
    with pytest.raises(Refused) as refusal:
        actions.hand_in(Assessment.everything.get(), actor=people.leila)
    assert refusal.value.code == "cancelled"
    Loop.objects.update(state=LoopState.CLOSED)
    made = Assessment.everything.get()
    with clock.at(NEXT_DAY):
        assert actions.hand_in(made, actor=people.leila).handed_in_at == NEXT_DAY


# -- Reading -----------------------------------------------------------------------------------------------


def test_practice_is_read_by_the_two_and_the_core_once_both_are_in(
    people: Cast, amara: Loop, his: Interview
) -> None:
    draft = practice_draft(his, people.leila)
    handed_in(his)
    assert readers(people, draft) == {"leila"}
    with clock.at(NEXT_DAY):
        actions.hand_in(draft, actor=people.leila)
    assert readers(people, draft) == {"leila", "mateo", "rosa"}
    for one in amara.interviews.exclude(pk=his.pk):
        handed_in(one)
    actions.open_seal(amara, actor=people.ana)
    assert readers(people, draft) == {"leila", "mateo", "rosa"}


def test_practice_waits_for_the_mentors_own(people: Cast, his: Interview) -> None:
    made = practised(his, people.leila)
    assert readers(people, made) == {"leila"}
    handed_in(his)
    assert readers(people, made) == {"leila", "mateo", "rosa"}


def test_who_owes_an_assessment_of_the_candidate_waits_for_that_too(
    people: Cast, amara: Loop, his: Interview
) -> None:
    made = practised(his, people.leila)
    handed_in(his)
    amara.interviews.filter(interviewer=people.priya).update(interviewer=people.rosa)
    assert readers(people, made) == {"leila", "mateo"}
    amara.interviews.filter(interviewer=people.wanjiru).update(interviewer=people.mateo)
    assert readers(people, made) == {"leila"}


def test_trainee_reads_the_mentors_after_their_own_and_when_the_reading_has_begun(
    people: Cast, amara: Loop, his: Interview
) -> None:
    all_in = all_handed_in(amara)
    mentors = next(one for one in all_in if one.author == people.mateo)
    actions.open_seal(amara, actor=people.ana)
    assert "leila" not in readers(people, mentors)
    practised(his, people.leila)
    assert [one.author.name for one in all_in if reads(people.leila, one)] == ["Mateo Quiroga"]
    record = queries.record_of(people.leila, mentors.pk)
    assert record is not None
    assert (record.vote, record.vote_hidden, record.judgements[0].rating) == (None, True, 3)
    actions.reveal_votes(amara, actor=people.ana)
    record = queries.record_of(people.leila, mentors.pk)
    assert record is not None
    assert (record.vote, record.vote_hidden) == (3, False)
    assert queries.packet(people.leila, amara).records == ()
    assert queries.records_of(people.ana, amara, shown=True)[0].practice is False


def test_trainee_reads_nothing_before_the_reading_has_begun(
    people: Cast, amara: Loop, his: Interview
) -> None:
    practised(his, people.leila)
    assert all("leila" not in readers(people, one) for one in all_handed_in(amara))


def test_nothing_opens_when_the_loop_is_called_off(people: Cast, amara: Loop, his: Interview) -> None:
    made = practised(his, people.leila)
    mentors = handed_in(his)
    actions.open_seal(amara, actor=people.ana)
    assert reads(people.leila, mentors)
    Loop.objects.update(state=LoopState.CANCELLED)
    assert readers(people, made) == {"leila"}
    assert readers(people, mentors) == {"mateo"}


# -- Desk and pages ----------------------------------------------------------------------------------------


def test_desk_asks_the_trainee_and_it_is_no_step_of_the_application(people: Cast, his: Interview) -> None:
    def asked() -> list[tuple[str, object]]:
        duties = owed(Question(owner_id=people.leila.pk))
        return [(one.sentence, one.due) for one in duties if one.rule == "F8"]

    with clock.at(MONDAY + 2 * HOUR):
        assert not asked()
    with clock.at(NEXT_DAY):
        assert asked() == [("Write your practice assessment of A. Okafor", queries.due_of(his))]
        step = next_steps([his.application_id])[his.application_id]
        assert "practice" not in step.step
        practised(his, people.leila)
        assert not asked()


def test_pages_say_what_it_is_for(people: Cast, his: Interview) -> None:
    write = reverse("assessments:write", args=[his.pk])
    brief = Interview.objects.prefetch_related("trainees").get(pk=his.pk)
    titles = [one.title for one in panels_for("interview", people.leila, brief)]
    assert "Your practice assessment" in titles
    assert "Never part of the packet" in page(people.leila, write)
    made = practice_draft(his, people.leila)
    assert "Never part of the packet" in page(people.leila, write)
    hand_in = reverse("assessments:hand_in", args=[made.pk])
    assert "It opens no other assessment" in page(people.leila, hand_in)
    said = page(people.leila, hand_in, deed="now")
    assert "What you wrote for practice stays as it stands." in said
    assert PRACTISED in said
    handed_in(his)
    read = reverse("assessments:read", args=[made.pk])
    assert PRACTISED in page(people.mateo, read)
    assert "Never part of the packet" not in page(people.mateo, write)


def test_texts_are_saved_as_they_are_typed(people: Cast, his: Interview) -> None:
    with clock.at(MONDAY + 4 * HOUR):
        made = actions.open_assessment(his, actor=people.leila)
        client, address = Client(), reverse("assessments:text", args=[notes_of(made).pk])
        client.force_login(people.leila)
        sent = json.dumps({"text": "typed", "revision": 0})
        assert client.post(address, sent, content_type="application/json").json()["revision"] == 1
        sent = json.dumps({"text": "elsewhere", "revision": 0})
        answer = client.post(address, sent, content_type="application/json")
    assert (answer.status_code, answer.json()["theirs"]) == (409, "typed")
