"""The Bar Raiser's review (rules L1, L4)."""

import pytest

from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.duties import Question, owed
from doordesk.foundation.kernel.panels import panels_for
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.actions import (
    approve,
    change_opening,
    return_with_remarks,
    revise,
    submit,
    take_back,
)
from doordesk.mechanisms.openings.queries import may_plan_loops, reviewers
from doordesk.mechanisms.principles.actions import retire
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.training.actions import withdraw
from doordesk.mechanisms.training.states import Known
from tests.builders.openings import draft, facts, in_review, open_one
from tests.builders.training import held
from tests.cast import MONDAY, Cast, certify

Versions = list[Version]


def sentences(person: Person) -> list[str]:
    return [duty.sentence for duty in owed(Question(owner_id=person.pk))]


def test_all_that_is_missing_is_named_at_once(people: Cast, versions: Versions) -> None:
    opening = draft(people, versions, description="Look after it.", weights={versions[0].principle_id: 1})
    with pytest.raises(Refused) as refused:
        submit(opening, people.tom, actor=people.marta)
    assert refused.value.rule == "L1"
    assert "3 words; 80 are the least" in refused.value.what
    assert "1 principle chosen; 3 are the least" in refused.value.what


def test_a_retired_principle_has_to_go_first(people: Cast, versions: Versions) -> None:
    opening = draft(people, versions)
    retire(versions[0].principle, actor=people.rosa)
    with pytest.raises(Refused, match="“Act as an owner” has been retired"):
        submit(opening, people.tom, actor=people.marta)


def test_reviewers_stand_outside_the_hiring_chain(people: Cast, versions: Versions) -> None:
    certify(people.priya, Known.BAR_RAISER)
    certify(people.helen, Known.BAR_RAISER)
    opening = draft(people, versions)
    found = {one.name: one.why_not for one in reviewers(opening)}
    assert [name for name, why in found.items() if not why] == [
        "Ana Ferreira",
        "Ben Achterberg",
        "Tom Brandt",
    ]
    assert found["Priya Raman"] == "they report to Marta Kowalczyk, the hiring manager"
    assert "through others" in found["Helen Marsh"]
    for reviewer in (people.priya, people.helen, people.omar):
        with pytest.raises(Refused, match="Bar Raisers who can: Ana Ferreira, Ben Achterberg, Tom Brandt"):
            submit(opening, reviewer, actor=people.marta)


def test_a_review_stands_on_the_reviewers_desk(people: Cast, versions: Versions) -> None:
    in_review(people, versions)
    assert sentences(people.tom) == ["Review the description of Senior engineer, Payments"]
    assert sentences(people.marta) == sentences(people.ana) == []


def test_remarks_come_back_to_those_who_keep_it(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    with pytest.raises(Refused) as refused:
        return_with_remarks(opening, " \n", actor=people.tom)
    assert refused.value.place == "remarks"
    return_with_remarks(opening, "Say what a bad first year looks like.", actor=people.tom)
    said = "Rework the description of Senior engineer, Payments: Tom Brandt returned it with remarks"
    assert sentences(people.marta) == sentences(people.nadia) == [said]
    assert sentences(people.tom) == []
    submit(opening, people.ana, actor=people.marta)
    assert sentences(people.marta) == []
    assert len(sentences(people.ana)) == 1


def test_the_approval_opens_the_way_to_loops(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    assert not may_plan_loops(opening)
    with clock.at(MONDAY):
        opening = approve(opening, actor=people.tom)
    assert may_plan_loops(opening)
    assert (opening.approved_by, opening.approved_at) == (people.tom, MONDAY)
    opening = revise(opening, actor=people.marta)
    assert not may_plan_loops(opening)
    assert (opening.approved_by, opening.approved_at) == (None, None)


def test_only_the_reviewer_approves_or_returns(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    for name, actor in people.everybody.items():
        if name != "tom":
            with pytest.raises(Forbidden):
                approve(opening, actor=actor)
            with pytest.raises(Forbidden):
                return_with_remarks(opening, "No.", actor=actor)


def test_a_reviewer_who_lost_the_certificate_cannot_approve(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    withdraw(held(people.tom, Known.BAR_RAISER), "Left the programme.", actor=people.rosa)
    with pytest.raises(Forbidden):
        approve(opening, actor=people.tom)
    take_back(opening, actor=people.marta)
    submit(opening, people.ana, actor=people.marta)


def test_a_reviewer_who_joined_the_chain_cannot_approve(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    people.tom.manager = people.marta
    people.tom.save()
    with pytest.raises(Refused, match="they report to Marta"):
        approve(opening, actor=people.tom)


def test_what_became_too_thin_meanwhile_is_not_approved(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    change_opening(opening, facts(people, versions, description="Less."), actor=people.marta)
    with pytest.raises(Refused, match="Return with remarks"):
        approve(opening, actor=people.tom)


def test_an_open_post_needs_no_second_review(people: Cast, versions: Versions) -> None:
    with pytest.raises(Refused, match="not possible now"):
        submit(open_one(people, versions), people.ana, actor=people.marta)


def test_a_principles_page_names_the_openings_that_ask_for_it(people: Cast, versions: Versions) -> None:
    hidden, shown = draft(people, versions, title="Draft"), open_one(people, versions)
    principle = versions[0].principle
    lines = {who: panels_for("principle", who, principle) for who in (people.nadia, people.omar)}
    assert {line.text for line in lines[people.nadia][0].lines} == {hidden.title, shown.title}
    assert [line.text for line in lines[people.omar][0].lines] == [shown.title]
