"""Writing a sheet, handing it in, and what anybody may see before and after (rule P2)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.refusals import Conflict, Forbidden, Refused
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.actions import Gaps, hand_in, practise, save_sheet
from doordesk.mechanisms.practice.models import Closed, Mark, Sheet
from doordesk.mechanisms.practice.states import Typed
from doordesk.mechanisms.training.models import Journey, Path
from doordesk.mechanisms.training.queries import done, way
from doordesk.mechanisms.training.states import StepKind
from tests.builders.practice import answer
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cases")]
SLUG = "first-page"


def url(name: str = "case", slug: str = SLUG) -> str:
    return reverse(f"practice:{name}", args=[slug])


def mentored(people: Cast) -> None:
    """Ana teaches Leila."""
    path = Path.objects.get(key="interviewer")
    Journey.objects.create(person=people.leila, path=path, mentor=people.ana, begun_at=MONDAY)


def test_a_draft_is_kept_and_begun_by_its_first_save(people: Cast) -> None:
    listed = queries.case_of(SLUG)
    half = Typed(ratings={"customer": 3}, texts={"owner": "Went there [2]."}, vote=2)
    sheet = save_sheet(listed, half, actor=people.leila)
    assert queries.typed_of(sheet) == half
    assert (
        save_sheet(listed, half, actor=people.leila, revision=0).revision == 1
    )  # the same again is no change
    whole = save_sheet(listed, answer(), actor=people.leila, revision=1)
    assert (whole.pk, whole.revision) == (sheet.pk, 2)
    with pytest.raises(Conflict, match="saved elsewhere"):
        save_sheet(listed, half, actor=people.leila, revision=1)


def test_handing_in_names_all_that_is_missing_and_is_final(people: Cast) -> None:
    sheet = save_sheet(queries.case_of(SLUG), Typed(ratings={"customer": 3, "owner": 0}), actor=people.leila)
    with pytest.raises(Gaps) as found:
        hand_in(sheet, actor=people.leila)
    assert set(found.value.gaps) == {"customer", "vote"}  # not enough data needs no evidence
    with pytest.raises(Forbidden):
        hand_in(sheet, actor=people.rosa)
    done_with = practise("late-bus", answer(), actor=people.leila)
    for deed in (lambda: hand_in(done_with, actor=people.leila), done_with.save, Mark(sheet=done_with).save):
        with pytest.raises(Closed):
            deed()
    with pytest.raises(Closed):  # a page that stood open while another handed in
        save_sheet(queries.case_of("late-bus"), answer(vote=1), actor=people.leila, revision=1)


def test_what_no_page_sends_is_refused(people: Cast) -> None:
    listed = queries.case_of(SLUG)
    strange = (
        answer(customer=5),
        answer(vote=7),
        answer(noticed=frozenset({(9, "we_only")})),
        Typed(texts={"x": "y"}),
    )
    for typed in strange:
        with pytest.raises(Refused, match="no rating, vote or fault"):
            save_sheet(listed, typed, actor=people.leila)
    with pytest.raises(Refused, match="longer than"):
        save_sheet(listed, answer(word="x" * 20_001), actor=people.leila)


def test_only_the_first_attempt_counts_on_the_path(people: Cast) -> None:
    first = practise(SLUG, answer(customer=1), actor=people.leila)
    second = practise(SLUG, answer(customer=3), actor=people.leila)
    assert (first.number, second.number) == (1, 2)
    counted = done(StepKind.PRACTICE, [people.leila.pk, people.omar.pk])
    assert [(one.key, one.what, one.url) for one in counted[people.leila.pk]] == [
        (SLUG, "The first page", reverse("practice:result", args=[first.pk]))
    ]
    assert people.omar.pk not in counted


def test_the_path_leads_to_the_draft_then_to_the_first_untried(people: Cast) -> None:
    assert way(StepKind.PRACTICE, people.leila.pk).url == url()  # type: ignore[union-attr]
    practise(SLUG, answer(), actor=people.leila)
    assert way(StepKind.PRACTICE, people.leila.pk).sentence == "Rate a practice case: The late bus"  # type: ignore[union-attr]
    save_sheet(queries.case_of("cold-store"), answer(), actor=people.leila)
    assert way(StepKind.PRACTICE, people.leila.pk).sentence == "Finish the practice case: The cold store"  # type: ignore[union-attr]
    for slug in ("late-bus", "two-shifts"):
        practise(slug, answer(), actor=people.leila)
    hand_in(Sheet.objects.get(case="cold-store"), actor=people.leila)
    assert way(StepKind.PRACTICE, people.leila.pk) is None


def test_keys_and_faults_open_with_ones_own_hand_in_for_nobody_earlier(people: Cast) -> None:
    listed = queries.case_of(SLUG)
    sheet = practise(
        SLUG, answer(noticed=frozenset({(3, "two_questions"), (1, "hearsay")})), actor=people.leila
    )
    for name, person in people.everybody.items():
        assert bool(queries.keys_for(person, listed)) == (name == "leila")
        assert bool(queries.faults_for(person, listed)) == (name == "leila")
    found = queries.result_of(people.leila, sheet)
    assert [one.says for one in found.lines] == [
        "The same as two of three, one step stricter than one.",
        "One step milder than two of three, the same as one.",
    ]
    assert [(one.how, one.fault.turn) for one in found.planted] == [("otherwise", 3)]
    assert found.also == ((1, "Told at second hand"),)
    assert [one.rests for one in found.turns][1] == ("Start from the customer", "Act as an owner")


def test_a_mentor_and_the_core_read_the_attempt_but_the_experts_only_after_their_own(
    client: Client, people: Cast
) -> None:
    mentored(people)
    sheet = practise(SLUG, answer(word="Her own words [2]."), actor=people.leila)
    save_sheet(queries.case_of("late-bus"), answer(word="Half a thought"), actor=people.leila)
    readers = {
        name for name, one in people.everybody.items() if visible(one, Sheet).filter(pk=sheet.pk).exists()
    }
    assert readers == {"leila", "ana", "rosa"}
    assert not visible(people.ana, Sheet).filter(case="late-bus").exists()  # a draft is its writer's
    page = reverse("practice:result", args=[sheet.pk])
    for reader in (people.ana, people.rosa):
        client.force_login(reader)
        text = client.get(page).text
        assert "Her own words" in text
        assert "The keys are sealed for you" in text
        assert not any(word in text for word in ("reasoned", "fennel", "milder", "stricter"))
        practise(SLUG, answer(), actor=reader)
        assert "reasoned" in client.get(page).text
    client.force_login(people.omar)
    assert client.get(page).status_code == 404


def test_a_page_without_script_saves_shows_gaps_at_their_place_and_hands_in(
    client: Client, people: Cast
) -> None:
    client.force_login(people.leila)
    page = client.get(url()).text
    assert "fennel" not in page
    assert "reasoned" not in page
    sent = {"rating-customer": "3", "text-customer": "Counted [2].", "purpose": "attempt", "revision": "0"}
    sent |= {"fault-turn-1": "3", "fault-kind-1": "leading_question", "deed": "hand_in"}
    refused = client.post(url(), sent)
    assert refused.status_code == 422
    for said in ("Counted [2].", "“Act as an owner” is not rated yet", "Your vote is missing"):
        assert said in refused.text
    assert 'name="revision" value="1"' in refused.text
    rest = {"rating-owner": "0", "vote": "3", "revision": "1"}
    answered = client.post(url(), sent | rest, follow=True)
    assert "1 of 1 noticed" in answered.text
    assert client.get(url())["Location"] == answered.redirect_chain[-1][0]
    assert client.get(f"{url()}?again=1").status_code == 200


def test_the_script_saves_and_hears_of_another_window(client: Client, people: Cast) -> None:
    client.force_login(people.leila)
    sent = {"vote": "2", "purpose": "attempt", "revision": "0"}
    saved = client.post(url("save"), sent, headers={"Accept": "application/json"}).json()
    assert saved["revision"] == 1
    late = client.post(url("save"), sent | {"vote": "4"}, headers={"Accept": "application/json"})
    assert (late.status_code, late.json()["code"], late.json()["revision"]) == (409, "conflict", 1)
    text = client.post(url(), sent | {"vote": "4", "deed": "save"}).text
    assert "saved elsewhere meanwhile" in text
    assert 'value="4" data-press="4" checked' in text


def test_the_list_filters_and_the_file_hold_only_ones_own(client: Client, people: Cast) -> None:
    client.force_login(people.leila)
    with clock.at(MONDAY + timedelta(days=2)):
        practise("late-bus", answer(customer=4, owner=2), actor=people.leila)
    practise(SLUG, answer(), actor=people.omar)
    text = client.get(reverse("practice:list")).text
    assert "4 cases, 1 tried" in text
    assert "The cold store" not in client.get(reverse("practice:list"), {"standing": "tried"}).text
    assert "The late bus" in client.get(reverse("practice:list"), {"q": "transport"}).text
    assert "No case matches" in client.get(reverse("practice:list"), {"q": "astronomy"}).text
    lines = client.get(reverse("practice:csv")).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert lines[1].split(",")[-4:] == ["4", "2.0", "2.0", "3"]
    assert lines[2].split(",")[-4:] == ["2", "2.5", "-0.5", "3"]  # one of three found not enough data
