"""The coach advises the writer of an assessment; at hand-in what stands is written down, sealed (F3, F6)."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.engines.prose import MOST, Given, Kind
from doordesk.engines.prose.detectors import DETECTORS
from doordesk.engines.prose.finding import Hit
from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Assessment, CoachMark
from doordesk.mechanisms.assessments.queries import advice, stood
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.writing import actions as writing
from doordesk.mechanisms.writing.queries import all_marks
from tests.builders.assessments import finished, handed_in, interview_of, notes_of
from tests.cast import HOUR, MONDAY, Cast, application, cast, loop, opening, principles

pytestmark = pytest.mark.django_db
LATER = MONDAY + 8 * HOUR
HEARSAY = "A friend who worked with her says she is difficult."


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def amara(people: Cast) -> Loop:
    post = opening(people, principles())
    versions = [weight.principle.versions.get() for weight in post.weights.all()]
    return loop(people, application(post), versions)


@pytest.fixture
def hers(people: Cast, amara: Loop) -> Interview:
    return interview_of(amara, people.priya)


def heard(interview: Interview, text: str = HEARSAY) -> Assessment:
    """A finished draft of which the notes hold what the coach marks."""
    made = finished(interview)
    section = notes_of(made)
    with clock.at(LATER):
        actions.save_section(section, text=text, revision=section.revision, actor=made.author)
    made.refresh_from_db()
    return made


def page(who: object, name: str, pk: int) -> str:
    client = Client()
    client.force_login(who)  # type: ignore[arg-type]
    with clock.at(LATER):
        return client.get(reverse(f"assessments:{name}", args=[pk])).content.decode()


def test_the_list_before_hand_in_names_place_and_way_out(people: Cast, hers: Interview) -> None:
    made = heard(hers)
    shown = page(people.priya, "hand_in", made.pk)
    found = advice(people.priya, made)
    assert "second-hand" in {one.rule for _, one in found.marks}
    for place, one in found.marks:
        assert one.suggestion in shown or one.suggestion.replace("’", "&#x27;") in shown
        assert f"#{place.spot}" in shown


def test_the_list_holds_seven_at_most_and_counts_the_rest(people: Cast, hers: Interview) -> None:
    made = heard(hers, "\n".join(f"{who} told me he is hard to work with." for who in ["The recruiter"] * 12))
    found = advice(people.priya, made)
    assert len(found.marks) == MOST
    assert found.more >= 12 - MOST


def test_a_clean_assessment_has_no_list(people: Cast, hers: Interview) -> None:
    made = finished(hers)
    assert "second-hand" not in {one.rule for _, one in advice(people.priya, made).marks}


def test_what_stands_at_hand_in_is_written_down(people: Cast, hers: Interview) -> None:
    made = heard(hers)
    with clock.at(LATER):
        actions.hand_in(made, actor=people.priya)
    (row,) = CoachMark.objects.filter(assessment=made, rule="second-hand")
    assert row.section == notes_of(made)
    assert HEARSAY[row.start : row.end] in row.message
    assert row.reason == ""


def test_what_was_set_aside_is_written_down_with_its_reason(people: Cast, hers: Interview) -> None:
    made = heard(hers)
    place = f"assessments.section:{notes_of(made).pk}"
    mark = next(
        one
        for one in all_marks(people.priya, place, HEARSAY, Kind.ASSESSMENT, Given(part="notes"))
        if one.finding.rule == "second-hand"
    )
    writing.say_not_here(place, "second-hand", mark.print, "He said it himself.", actor=people.priya)
    assert "second-hand" not in {one.rule for _, one in advice(people.priya, made).marks}
    with clock.at(LATER):
        actions.hand_in(made, actor=people.priya)
    assert CoachMark.objects.get(assessment=made, rule="second-hand").reason == "He said it himself."


def test_the_author_and_whoever_leads_read_it_and_nobody_else(
    people: Cast, amara: Loop, hers: Interview
) -> None:
    made = heard(hers)
    with clock.at(LATER):
        actions.hand_in(made, actor=people.priya)
    everybody = [one for one in vars(people).values() if one is not None]

    def readers() -> set[Person]:
        return {one for one in everybody if visible(one, CoachMark).exists()}

    assert readers() == {people.priya}  # Ana leads, and owes hers still (rule F3)
    handed_in(interview_of(amara, people.ana))
    assert {one for one in readers() if stood(one, [made.pk])} == {people.priya, people.ana}
    with clock.at(LATER):
        actions.open_seal(amara, actor=people.ana)
    assert {one for one in readers() if stood(one, [made.pk])} == {people.priya, people.ana}
    heading = "What the writing coach had marked"
    assert heading in page(people.ana, "read", made.pk)
    assert heading in page(people.priya, "read", made.pk)
    assert heading not in page(people.rosa, "read", made.pk)


def test_handing_in_twice_writes_it_down_once(people: Cast, hers: Interview) -> None:
    made = heard(hers)
    with clock.at(LATER):
        actions.hand_in(made, actor=people.priya)
        count = CoachMark.objects.count()
        actions.hand_in(made, actor=people.priya)
    assert CoachMark.objects.count() == count


def test_a_fault_of_the_coach_stops_nobody(
    people: Cast, hers: Interview, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> list[Hit]:
        raise KeyError(HEARSAY)

    monkeypatch.setitem(DETECTORS, "nothing-concrete", broken)
    made = heard(hers)
    with clock.at(LATER):
        assert actions.hand_in(made, actor=people.priya).handed_in_at
    assert "The writing coach failed" in caplog.text
    assert HEARSAY not in caplog.text
