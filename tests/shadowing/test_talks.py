"""Two assessments side by side, and the talk: method apart from the candidate (rules F8, F3, P1)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.actions import open_seal, reveal_votes
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import State as LoopState
from doordesk.mechanisms.loops.states import Trainees
from doordesk.mechanisms.shadowing import actions
from doordesk.mechanisms.shadowing.actions import Said
from doordesk.mechanisms.shadowing.models import Talk
from doordesk.mechanisms.shadowing.queries.talks import sitting_page
from doordesk.mechanisms.shadowing.states import Stage, difference
from doordesk.mechanisms.training.queries import done, way
from doordesk.mechanisms.training.states import StepKind
from tests.builders.assessments import handed_in, interview_of, practised, seat
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
TUESDAY = MONDAY + timedelta(hours=26)
SAID = Said(
    method="You let the silence work; the last ten minutes had no question left.",
    judgement="We differ on ownership: the three shops decide.",
    worked="You waited.",
    to_try="After “we”, ask for the first thing she did herself.",
    counts=True,
)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    versions = principles()
    return loop(people, application(opening(people, versions)), versions)


@pytest.fixture
def his(people: Cast, amara: Loop) -> Trainee:
    """Leila's seat in Mateo's interview."""
    return seat(interview_of(amara, people.mateo), people.leila)


@pytest.fixture
def both(people: Cast, his: Trainee) -> Trainee:
    """The same, with both assessments in: Leila rated one step higher."""
    handed_in(his.interview, vote=2, rating=3)
    practised(his.interview, people.leila, rating=4)
    return his


def url(name: str, one: Trainee) -> str:
    return reverse(f"shadowing:{name}", args=[one.pk])


def answer(who: Person, address: str, **sent: str) -> tuple[int, str]:
    client = Client()
    client.force_login(who)
    with clock.at(TUESDAY):
        found = client.post(address, sent, follow=True) if sent else client.get(address)
    return found.status_code, found.content.decode()


def asked(who: Person) -> list[tuple[str, object]]:
    with clock.at(TUESDAY):
        duties = owed(Question(owner_id=who.pk))
    return [(one.sentence, one.due) for one in duties if one.url.startswith("/shadowing/")]


def refusal(one: Trainee, actor: Person, said: Said = SAID) -> Refused:
    with pytest.raises(Refused) as found, clock.at(TUESDAY):
        actions.hold_talk(one, said, actor=actor)
    return found.value


def held(one: Trainee, said: Said = SAID) -> Talk:
    assert one.interview.interviewer is not None
    with clock.at(TUESDAY):
        return actions.hold_talk(one, said, actor=one.interview.interviewer)


# -- Comparing ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("practice", "record", "says"),
    [
        (3, 3, "The same"), (4, 3, "One step higher than Mateo"), (1, 4, "Three steps lower than Mateo"),
        (0, 2, "Leila had not enough data"), (2, 0, "Mateo had not enough data"),
        (0, 0, "Both: not enough data"), (None, 3, ""), (3, None, ""),
    ],
)  # fmt: skip
def test_difference_is_said_in_words(practice: int | None, record: int | None, says: str) -> None:
    assert difference("Leila", practice, "Mateo", record) == says


def test_mentor_compares_at_once_and_the_trainee_when_the_reading_has_begun(
    people: Cast, amara: Loop, both: Trainee
) -> None:
    (line,) = sitting_page(people.mateo, both.pk).comparison.lines
    assert line.says == "One step higher than Mateo"
    seen = sitting_page(people.leila, both.pk).comparison
    assert (seen.pair.mentors, seen.lines[0].mentors, seen.lines[0].says) == (None, None, "")
    core = sitting_page(people.rosa, both.pk).comparison.pair
    assert (core.practice is not None, core.mentors) == (True, None)
    open_seal(amara, actor=people.ana)
    seen = sitting_page(people.leila, both.pk).comparison
    assert seen.lines == (line,)
    assert seen.pair.mentors is not None
    assert seen.pair.mentors.vote is None
    reveal_votes(amara, actor=people.ana)
    pair = sitting_page(people.leila, both.pk).comparison.pair
    assert pair.mentors is not None
    assert pair.mentors.vote == 2


def test_page_is_the_two_and_the_cores(people: Cast, both: Trainee) -> None:
    seen = {name for name, who in people.everybody.items() if answer(who, url("sitting", both))[0] == 200}
    assert seen == {"leila", "mateo", "rosa"}


# -- The talk ----------------------------------------------------------------------------------------------


def test_talk_goes_from_noted_to_held_to_confirmed(people: Cast, both: Trainee) -> None:
    with clock.at(TUESDAY):
        actions.note_talk(both, Said(method="First thoughts"), actor=people.mateo)
    assert sitting_page(people.leila, both.pk).told is None
    assert sitting_page(people.rosa, both.pk).told is None
    talk = held(both)
    told = sitting_page(people.leila, both.pk).told
    assert told is not None
    assert (told.talk.method, told.judgement) == (SAID.method, None)
    with clock.at(TUESDAY + HOUR):
        actions.confirm_talk(talk, "Ask for the first thing.", actor=people.leila)
    page = sitting_page(people.mateo, both.pk)
    assert page.sitting.stage is Stage.DONE
    assert page.told is not None
    assert page.told.talk.line == "Ask for the first thing."
    assert refusal(both, people.mateo).code == "wrong_state"


def test_what_was_seen_in_the_candidate_is_sealed_like_the_mentors_assessment(
    people: Cast, amara: Loop, both: Trainee
) -> None:
    held(both)

    def judgement(who: Person) -> str | None:
        told = sitting_page(who, both.pk).told
        assert told is not None
        return told.judgement

    assert [judgement(who) for who in (people.mateo, people.leila, people.rosa)] == [
        SAID.judgement,
        None,
        None,
    ]
    open_seal(amara, actor=people.ana)
    assert judgement(people.leila) == judgement(people.rosa) == SAID.judgement
    Loop.objects.update(state=LoopState.CANCELLED)
    assert judgement(people.leila) is None


def test_talk_is_refused_before_both_are_in_or_by_anybody_else(people: Cast, his: Trainee) -> None:
    practised(his.interview, people.leila)
    assert refusal(his, people.mateo).code == "not_open"
    handed_in(his.interview)
    for who in (people.leila, people.ana, people.rosa):
        with pytest.raises(Forbidden):
            actions.hold_talk(his, SAID, actor=who)
    talk = held(his)
    with pytest.raises(Forbidden):
        actions.confirm_talk(talk, "I take nothing.", actor=people.mateo)


@pytest.mark.parametrize(
    ("left_out", "place"),
    [
        ({"method": " "}, "method"), ({"judgement": ""}, "judgement"), ({"worked": ""}, "worked"),
        ({"to_try": ""}, "to_try"), ({"counts": None}, "counts"), ({"counts": False}, "reason"),
        ({"worked": "x" * 301}, "worked"),
    ],
)  # fmt: skip
def test_talk_is_passed_on_whole(
    people: Cast, both: Trainee, left_out: dict[str, object], place: str
) -> None:
    said = replace(SAID, **left_out)  # type: ignore[arg-type]
    assert refusal(both, people.mateo, said).place == place
    assert not Talk.objects.exists()


# -- What it asks, and what it counts for ------------------------------------------------------------------


def test_desk_asks_the_mentor_for_the_talk_then_the_trainee_to_read_it(people: Cast, both: Trainee) -> None:
    due = MONDAY + 6 * HOUR + timedelta(days=3)  # Leila handed in two hours after the fourth hour's end
    assert asked(people.mateo) == [("Talk with Leila about the interview of A. Okafor", due)]
    assert asked(people.leila) == []
    talk = held(both)
    assert asked(people.mateo) == []
    sentence = "Read what Mateo noted after the interview of A. Okafor, and confirm"
    assert asked(people.leila) == [(sentence, None)]
    actions.confirm_talk(talk, "Yes.", actor=people.leila)
    assert asked(people.leila) == []


def test_sitting_counts_when_the_talk_says_so(people: Cast, both: Trainee) -> None:
    who = people.leila.pk
    assert done(StepKind.SHADOW, [who]) == {}
    held(both)
    (found,) = done(StepKind.SHADOW, [who, people.omar.pk])[who]
    assert (found.what, found.at) == ("Mateo Quiroga’s interview of Mon 2 Mar 2026", TUESDAY)
    assert "Okafor" not in found.what
    assert done(StepKind.REVERSE_SHADOW, [who]) == {}
    Trainee.objects.update(kind=Trainees.REVERSE_SHADOW)
    assert len(done(StepKind.REVERSE_SHADOW, [who])[who]) == 1


def test_sitting_that_does_not_count_tells_why(people: Cast, both: Trainee) -> None:
    held(both, replace(SAID, counts=False, reason="No notes were taken."))
    assert done(StepKind.SHADOW, [people.leila.pk]) == {}
    assert "No notes were taken." in answer(people.leila, url("sitting", both))[1]


def test_way_leads_to_the_interview_then_to_the_page_to_write_on(people: Cast, his: Trainee) -> None:
    who = people.leila.pk
    with clock.at(MONDAY):
        ahead = way(StepKind.SHADOW, who)
        to_lead = way(StepKind.REVERSE_SHADOW, who)
    with clock.at(TUESDAY):
        begun = way(StepKind.SHADOW, who)
    assert ahead is not None
    assert begun is not None
    assert to_lead is not None
    assert (to_lead.sentence, to_lead.url) == ("Ask for a seat beside an interviewer", "/loops/seats/")
    assert ahead.sentence == "Watch Mateo Quiroga’s interview on Mon 2 Mar 2026, 12:00"
    assert begun.sentence == "Write your practice assessment of A. Okafor"
    practised(his.interview, people.leila)
    with clock.at(TUESDAY):
        assert way(StepKind.SHADOW, who) is None


def test_growth_page_shows_what_worked_and_what_to_try(people: Cast, both: Trainee) -> None:
    held(both)
    for who, seen in ((people.leila, 1), (people.rosa, 1), (people.mateo, 1), (people.priya, 0)):
        panels = [one for one in panels_for("growth", who, people.leila) if "Talks" in one.title]
        assert len(panels) == seen
    assert panels_for("growth", people.leila, people.leila)[0].lines[0].text.startswith("Worked: You waited.")


# -- Pages -------------------------------------------------------------------------------------------------


def test_form_keeps_what_was_typed_and_passes_it_on(people: Cast, both: Trainee) -> None:
    typed = {"method": "Slow start.", "worked": "You waited.", "counts": "1"}
    status, page = answer(people.mateo, url("talk", both), **typed, deed="hold")
    assert status == 422
    assert "Nothing is said yet of what you saw in the candidate" in page
    assert "Slow start." in page
    assert answer(people.mateo, url("talk", both), **typed, deed="note")[0] == 200
    assert "Slow start." in answer(people.mateo, url("sitting", both))[1]
    whole = {**typed, "judgement": "The shops.", "to_try": "Ask for the first thing."}
    assert "Passed on to Leila." in answer(people.mateo, url("talk", both), **whole, deed="hold")[1]
    status, page = answer(people.leila, url("confirm", both), line=" ")
    assert (status, "Your line is missing" in page) == (422, True)
    assert "Confirmed." in answer(people.leila, url("confirm", both), line="I ask again.")[1]


def test_talk_of_a_stranger_is_missing(people: Cast, both: Trainee) -> None:
    held(both)
    assert answer(people.priya, url("talk", both), deed="note")[0] == 404
    assert answer(people.priya, url("confirm", both), line="x")[0] == 404
    assert answer(people.mateo, url("confirm", both), line="x")[0] == 403


def test_list_is_searched_filtered_and_a_file(people: Cast, amara: Loop, both: Trainee) -> None:
    seat(interview_of(amara, people.priya), people.omar, Trainees.REVERSE_SHADOW)
    address = reverse("shadowing:list")
    assert "2 sittings" in answer(people.rosa, address)[1]
    assert "1 sitting" in answer(people.mateo, address)[1]
    assert "No sitting yet." in answer(people.wanjiru, address)[1]
    assert "Omar Siddiqui" not in answer(people.rosa, f"{address}?stage=talk")[1]
    assert "Omar Siddiqui" in answer(people.rosa, f"{address}?q=priya&kind=reverse_shadow")[1]
    assert "No sitting matches." in answer(people.rosa, f"{address}?q=nobody")[1]
    assert "Leila Haddad,Shadow,Mateo Quiroga,Amara Okafor" in answer(people.rosa, f"{address}?csv=1")[1]


def test_list_takes_as_many_queries_for_three_as_for_one(people: Cast, amara: Loop, his: Trainee) -> None:
    client = Client()
    client.force_login(people.rosa)
    for who in (None, people.omar, people.ben):
        if who is not None:
            Trainee.objects.create(interview=Interview.objects.order_by("pk")[0], person=who)
        client.get(reverse("shadowing:list"))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("shadowing:list"))
        assert len(found) == 4
