"""What is written about an opening, by whom, and when it may change (rules L1, L3, L5, L6)."""

import pytest

from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.openings.actions import add_opening, change_opening, close, fill
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.queries import facts_of
from doordesk.mechanisms.principles.models import Version
from tests.builders.openings import draft, facts, in_review, open_one
from tests.cast import Cast, person

Versions = list[Version]


def test_a_draft_keeps_all_that_was_written(people: Cast, versions: Versions) -> None:
    said = facts(
        people,
        versions,
        future_reports=frozenset({people.leila.pk}),
        weights={versions[0].principle_id: 2, versions[1].principle_id: 0},
    )
    opening = add_opening(said, actor=people.nadia)
    kept = facts_of(opening)
    assert kept.weights == {versions[0].principle_id: 2}
    assert (kept.title, kept.level, kept.future_reports) == (said.title, 6, said.future_reports)
    assert opening.state == "draft"


@pytest.mark.parametrize("who", ["nadia", "rosa", "marta"])
def test_recruiters_core_and_managers_add_openings(people: Cast, versions: Versions, who: str) -> None:
    assert add_opening(facts(people, versions), actor=people.everybody[who]).pk


@pytest.mark.parametrize("who", ["omar", "erik", "priya", "ana"])
def test_others_add_none(people: Cast, versions: Versions, who: str) -> None:
    with pytest.raises(Forbidden):
        add_opening(facts(people, versions), actor=people.everybody[who])


def test_a_manager_adds_only_openings_of_their_own(people: Cast, versions: Versions) -> None:
    with pytest.raises(Refused) as refused:
        add_opening(facts(people, versions), actor=people.david)
    assert refused.value.place == "hiring_manager"


@pytest.mark.parametrize(
    ("place", "rule", "wrong"),
    [
        ("title", "", {"title": "  "}),
        ("title", "", {"title": "x" * 121}),
        ("level", "", {"level": 13}),
        ("weights", "L6", {"weights": {1: 3}}),
        ("weights", "", {"weights": {4040: 1}}),
    ],
)
def test_what_cannot_stand_is_refused_at_its_place(
    people: Cast, versions: Versions, place: str, rule: str, wrong: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        add_opening(facts(people, versions, **wrong), actor=people.nadia)
    assert (refused.value.place, refused.value.rule) == (place, rule)
    assert not Opening.objects.exists()


def test_the_people_of_an_opening_fit_together(people: Cast, versions: Versions) -> None:
    gone = person("Gone Recruiter", is_recruiter=True, is_active=False)
    for wrong, place in (
        ({"recruiter": people.marta}, "recruiter"),
        ({"recruiter": people.omar}, "recruiter"),
        ({"recruiter": gone}, "recruiter"),
        ({"future_reports": frozenset({people.marta.pk})}, "future_reports"),
    ):
        with pytest.raises(Refused) as refused:
            add_opening(facts(people, versions, **wrong), actor=people.rosa)
        assert refused.value.place == place


def test_before_the_approval_everything_changes(people: Cast, versions: Versions) -> None:
    for opening in (draft(people, versions), in_review(people, versions)):
        change_opening(opening, facts(people, versions, title="Engineer", level=5), actor=people.marta)
        opening.refresh_from_db()
        assert (opening.title, opening.level) == ("Engineer", 5)


def test_a_change_of_nothing_is_refused(people: Cast, versions: Versions) -> None:
    with pytest.raises(Refused, match="Nothing was changed"):
        change_opening(draft(people, versions), facts(people, versions), actor=people.marta)


@pytest.mark.parametrize("part", ["title", "description", "level", "weights"])
def test_what_was_approved_changes_only_by_a_new_review(people: Cast, versions: Versions, part: str) -> None:
    opening = open_one(people, versions)
    other = {
        "title": "Engineer",
        "description": "Less.",
        "level": 7,
        "weights": {versions[0].principle_id: 2},
    }
    with pytest.raises(Refused, match="Revise the description") as refused:
        change_opening(opening, facts(people, versions, **{part: other[part]}), actor=people.marta)
    assert (refused.value.rule, refused.value.place) == ("L1", part)


def test_the_people_of_an_open_post_may_change(people: Cast, versions: Versions) -> None:
    opening = open_one(people, versions)
    said = facts(people, versions, future_reports=frozenset({people.leila.pk}))
    change_opening(opening, said, actor=people.nadia)
    assert facts_of(opening).future_reports == {people.leila.pk}
    entry = Entry.objects.first()
    assert entry is not None
    assert entry.facts == {"parts": ["future_reports"]}


def test_nobody_draws_the_reviewer_into_the_hiring_chain(people: Cast, versions: Versions) -> None:
    for opening in (in_review(people, versions), open_one(people, versions)):
        with pytest.raises(Refused, match="Tom Brandt could not review") as refused:
            change_opening(opening, facts(people, versions, hiring_manager=people.david), actor=people.nadia)
        assert refused.value.rule == "L4"
        opening.refresh_from_db()
        assert opening.hiring_manager == people.marta


def test_an_ended_opening_stays_as_it_is(people: Cast, versions: Versions) -> None:
    filled = fill(open_one(people, versions), actor=people.marta)
    closed = close(draft(people, versions), "The budget went elsewhere.", actor=people.marta)
    for opening in (filled, closed):
        with pytest.raises(Refused, match="Open again"):
            change_opening(opening, facts(people, versions, level=5), actor=people.marta)


def test_only_its_people_change_an_opening(people: Cast, versions: Versions) -> None:
    opening = in_review(people, versions)
    for name, actor in people.everybody.items():
        if name not in {"marta", "nadia"}:
            with pytest.raises(Forbidden):
                change_opening(opening, facts(people, versions, level=5), actor=actor)
