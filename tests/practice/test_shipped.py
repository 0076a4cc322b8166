"""The product's own cases and the experts' keys: enough of them, whole, and agreed on (rule P2)."""

import pytest

from doordesk.engines.raters import agreement
from doordesk.mechanisms.practice.queries.library import shipped, shipped_keys
from doordesk.mechanisms.practice.states import FaultKind, Rating


def test_there_are_twelve_cases_of_some_length_with_the_same_four_principles() -> None:
    cases = [one.case for one in shipped().values()]
    assert len(cases) >= 12
    assert {one.principles for one in cases} == {("customer", "owner", "judgement", "results")}
    assert min(one.words for one in cases) >= 900
    assert len({one.level for one in cases}) >= 3
    assert len({one.field for one in cases}) == len({one.title for one in cases}) == len(cases)
    assert len({one.candidate for one in cases}) == len(cases)


def test_faults_of_every_kind_stand_where_they_can_be_heard() -> None:
    faults = [(one.case, fault) for one in shipped().values() for fault in one.case.faults]
    assert {fault.kind for _, fault in faults} == set(FaultKind.values)
    asked = {
        FaultKind.LEADING_QUESTION,
        FaultKind.TWO_QUESTIONS,
        FaultKind.RISKY_QUESTION,
        FaultKind.NO_FOLLOW_UP,
    }
    for case, fault in faults:
        speaker = case.turns[fault.turn - 1].speaker
        assert speaker == "Interviewer" or fault.kind not in asked, (case.slug, fault.turn)
    assert any(not one.case.faults for one in shipped().values()), "one sound interview at least"


@pytest.mark.parametrize("slug", shipped())
def test_each_case_has_three_keys_with_reasons(slug: str) -> None:
    keys = shipped_keys(slug)
    assert [key.reader for key in keys] == ["A", "B", "C"]
    for key in keys:
        assert len(key.why.split()) >= 15
        assert all(len(one.why.split()) >= 15 for one in key.ratings)


def test_the_experts_agree_beyond_chance_and_use_the_whole_scale() -> None:
    rows = [
        [one.rating or None for key in shipped_keys(slug) if (one := key.of(principle))]
        for slug, listed in shipped().items()
        for principle in listed.case.principles
    ]
    found = agreement(rows)
    assert found.kappa is not None
    assert found.kappa.interval is not None
    assert found.kappa.interval[0] > 0.4, found
    assert found.within_one.value > 0.9, found
    given = {rating for row in rows for rating in row if rating is not None}
    assert given == set(Rating.values) - {Rating.NO_DATA}
