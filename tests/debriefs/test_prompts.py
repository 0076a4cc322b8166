"""Prompts: for whoever leads alone, from what they may read; history keeps their kinds (rule D7)."""

import json
from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from doordesk.engines.facilitation import Kind
from doordesk.foundation.access.doors import fetch, visible
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Forbidden
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Section
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Prompt
from doordesk.mechanisms.debriefs.queries.meeting import meeting_of
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.loops.models import Interview
from tests.builders.debriefs import TUESDAY, VOTERS, Stage, canary, go_on, stage, walk

pytestmark = pytest.mark.django_db
AGE = "He is well over fifty, and I wonder how long he would stay with us before he retires."
BY_VOTES = {Kind.SPLIT_VOTE, Kind.HERDING, Kind.THIN_VOTE, Kind.CONFIRMATION, Kind.URGENCY}


def standing(made: Stage) -> list[Prompt]:
    return list(made.room.prompts.exclude(place=None))


def with_age(at: State) -> Stage:
    """Mateo wrote what no decision may rest on; the debrief is called after that."""
    made = stage()
    Section.objects.filter(assessment=made.assessment("mateo"), part=Part.NOTES).update(text=AGE)
    with clock.at(TUESDAY):
        made.debrief = actions.call_debrief(made.loop, TUESDAY, actor=made.people.ana)
        walk(made, at)
    return made


def shown(made: Stage, who: Person, view: str = "") -> str:
    client = Client()
    client.force_login(who)
    return client.get(reverse("debriefs:room", args=[made.room.pk]) + view).content.decode()


def test_before_the_reading_there_is_no_help() -> None:
    assert not Prompt.objects.exists()
    made = with_age(State.CALLED)
    assert standing(made) == []
    assert "Worth asking" not in shown(made, made.people.ana)


def test_reading_raises_what_no_decision_may_rest_on() -> None:
    made = with_age(State.READING)
    first = standing(made)[0]
    assert first.kind == Kind.FORBIDDEN_GROUND
    assert first.people == [made.people.mateo.pk]
    assert first.passages == [made.section("mateo", Part.NOTES).pk]
    text = shown(made, made.people.ana)
    assert first.question in text.replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize("name", ["marta", "mateo", "priya", "nadia", "rosa"])
def test_nobody_but_the_leader_is_shown_help(name: str) -> None:
    made = with_age(State.DISCUSSING)
    prompt = standing(made)[0]
    who = made.who(name)
    text = shown(made, who)
    assert "Worth asking" not in text
    assert f"prompt-{prompt.pk}" not in text
    assert not visible(who, Prompt).exists()
    with pytest.raises(Http404):
        fetch(who, Prompt, prompt.pk)
    with pytest.raises(Forbidden):
        actions.judge_prompt(prompt, useful=True, actor=who)


def test_the_wall_shows_no_help() -> None:
    made = with_age(State.DISCUSSING)
    assert "Worth asking" not in shown(made, made.people.ana, "?view=wall")


@pytest.mark.parametrize("at", [State.READING, State.REVOTING])
def test_no_help_rests_on_votes_before_they_are_revealed(at: State) -> None:
    made = with_age(at)
    assert meeting_of(enter(made.people.ana, made.room.pk)).votes == ()
    assert not {one.kind for one in Prompt.objects.all()} & BY_VOTES
    kinds = {(one.key, one.signal) for one in standing(made)}
    for name in VOTERS:  # whatever is voted in secret changes nothing that the leader sees
        if at is State.REVOTING:
            actions.cast_vote(made.room, 1, actor=made.who(name))
    assert {(one.key, one.signal) for one in standing(made)} == kinds


def test_remarks_of_others_give_no_help_before_the_reveal() -> None:
    made = with_age(State.REVOTING)
    texts = " ".join(one.text for one in meeting_of(enter(made.people.ana, made.room.pk)).passages)
    assert canary("priya", "remark") not in texts
    assert canary("priya", "notes") in texts


def test_at_most_three_stand_at_a_time() -> None:
    made = with_age(State.DISCUSSING)
    assert [one.place for one in standing(made)] == [1, 2, 3][: len(standing(made))]


def test_what_was_judged_is_put_away_until_it_is_taken_back() -> None:
    made = with_age(State.READING)
    prompt = standing(made)[0]
    actions.judge_prompt(prompt, useful=False, actor=made.people.ana)
    assert prompt.key not in {one.key for one in standing(made)}
    assert "Put away: 1" in shown(made, made.people.ana)
    entry = Entry.objects.get(kind="debrief.prompt_judged")
    assert prompt.question not in json.dumps(entry.facts)
    actions.judge_prompt(prompt, useful=None, actor=made.people.ana)
    assert prompt.key in {one.key for one in standing(made)}


def test_a_new_leader_finds_the_same_help() -> None:
    made = with_age(State.READING)
    before = [one.key for one in standing(made)]
    actions.judge_prompt(standing(made)[0], useful=True, actor=made.people.ana)
    ben = made.people.ben
    actions.take_over(made.room, ben, "Ana lost her connection.", actor=made.people.ana)
    assert [one.key for one in visible(ben, Prompt)] != []
    assert not visible(made.people.ana, Prompt).exists()
    assert before[0] not in {one.key for one in standing(made)}, "what was judged stays put away"


def test_the_closed_packet_keeps_kinds_and_none_of_the_words() -> None:
    made = with_age(State.READING)
    actions.judge_prompt(standing(made)[0], useful=True, actor=made.people.ana)
    with clock.at(TUESDAY):
        for step in (State.REVOTING, State.DISCUSSING, State.DECIDING, State.CLOSED):
            go_on(made, step)
    facts = json.loads(made.packet.content)["prompts"]
    first = next(one for one in facts if one["kind"] == Kind.FORBIDDEN_GROUND)
    assert (first["step"], first["useful"], first["rule"]) == (
        "Reading",
        True,
        Prompt.objects.get(key__startswith="forbidden").rule,
    )
    for prompt in Prompt.objects.filter(debrief=made.debrief):
        assert prompt.signal not in made.packet.content
        assert prompt.question not in made.packet.content
    assert standing(made) == []
    client = Client()
    client.force_login(made.people.marta)
    page = client.get(reverse("debriefs:packet", args=[made.room.pk])).content.decode()
    assert "Forbidden ground" in page


def test_whoever_comes_to_owe_an_assessment_sees_no_help() -> None:
    made = with_age(State.READING)
    ana = made.people.ana
    assert visible(ana, Prompt).exists()
    Interview.objects.create(
        loop=made.loop, application=made.loop.application, interviewer=ana, starts_at=TUESDAY,
        ends_at=TUESDAY + timedelta(hours=1),
    )  # fmt: skip
    assert not visible(ana, Prompt).exists()
    actions.take_over(made.room, made.people.ben, "Ana owes an assessment.", actor=made.people.nadia)
    assert visible(made.people.ben, Prompt).exists()
