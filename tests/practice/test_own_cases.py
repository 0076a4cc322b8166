"""The company's own cases: written by the Core, opened by two keys that do not see each other (rule P2)."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.mechanisms.practice import queries
from doordesk.mechanisms.practice.actions import (
    Gaps,
    Wanted,
    add_case,
    change_case,
    practise,
    restore_case,
    retire_case,
)
from doordesk.mechanisms.practice.models import OwnCase, Sheet
from doordesk.mechanisms.practice.states import Purpose
from tests.builders.practice import answer
from tests.cast import Cast, principle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cases")]
TRANSCRIPT = """[00:00] Interviewer: When did you last count?

[00:30] Candidate: On Friday, all of it.

Twice."""


@pytest.fixture
def wanted(people: Cast) -> Wanted:
    versions = (principle("customer", "Ours first", 1), principle("owner", "Mine to mend", 2))
    return Wanted(
        title="Stock on Friday", field="Retail", post="Store lead", level=5, candidate="Ada Lind",
        interviewer="Bo Reyes", minutes=20, transcript=TRANSCRIPT,
        faults="1, two_questions, Asks quincefault.",
        principles=tuple(one.pk for one in versions),
    )  # fmt: skip


def key(case: OwnCase, person: object, word: str = "Counted [2].") -> Sheet:
    typed = replace(answer(word=word), why="Sound.")
    return practise(case.slug, typed, actor=person, purpose=Purpose.KEY)  # type: ignore[arg-type]


def test_a_case_opens_with_its_second_key_and_its_keys_stay_apart(people: Cast, wanted: Wanted) -> None:
    case = add_case(wanted, actor=people.rosa)
    listed = queries.case_of(case.slug)
    assert [one.wording.name for one in listed.measures] == ["Ours first", "Mine to mend"]
    assert listed.case.turns[1].paragraphs == ("On Friday, all of it.", "Twice.")
    first = key(case, people.tom)
    with pytest.raises(Refused, match="too few keys"):
        practise(case.slug, answer(), actor=people.leila)
    assert not visible(people.mateo, Sheet).filter(pk=first.pk).exists()
    assert queries.keys_for(people.mateo, listed) == ()
    key(case, people.mateo)
    assert visible(people.mateo, Sheet).filter(pk=first.pk).exists()
    assert [one.reader for one in queries.keys_for(people.mateo, listed)] == ["Tom", "Mateo"]
    result = queries.result_of(people.leila, practise(case.slug, answer(customer=2), actor=people.leila))
    assert result.lines[0].says == "One step stricter than both."


def test_who_has_seen_a_key_or_planted_the_faults_writes_no_second_part(people: Cast, wanted: Wanted) -> None:
    case = add_case(wanted, actor=people.rosa)
    with pytest.raises(Forbidden, match="write a key"):
        key(case, people.leila)  # not certified
    with pytest.raises(Gaps, match="cites no turn"):
        key(case, people.tom, word="Somewhere.")
    for rater in (people.omar, people.mateo):
        key(case, rater)
    practise(case.slug, answer(), actor=people.wanjiru)
    for person, purpose, why in (
        (people.wanjiru, Purpose.KEY, "have seen the keys"),
        (people.omar, Purpose.ATTEMPT, "have a key"),
        (people.omar, Purpose.KEY, "is in"),
        (people.rosa, Purpose.ATTEMPT, "wrote this case"),
    ):
        with pytest.raises(Refused, match=why):
            practise(case.slug, replace(answer(), why="So."), actor=person, purpose=purpose)
    with pytest.raises(Refused, match="have their keys"):
        practise("first-page", replace(answer(), why="So."), actor=people.tom, purpose=Purpose.KEY)


def test_a_case_is_its_writers_until_somebody_has_rated_it(people: Cast, wanted: Wanted) -> None:
    with pytest.raises(Forbidden):
        add_case(wanted, actor=people.erik)
    case = add_case(wanted, actor=people.rosa)
    people.helen.is_core = True
    with pytest.raises(Forbidden, match="change a practice case"):
        change_case(case, wanted, actor=people.helen)
    assert change_case(case, replace(wanted, minutes=25), actor=people.rosa).minutes == 25
    key(case, people.tom)
    with pytest.raises(Refused, match="stay as they are"):
        change_case(case, wanted, actor=people.rosa)
    assert change_case(case, replace(wanted, minutes=25, title="Friday"), actor=people.rosa).title == "Friday"
    retire_case(case, actor=people.helen)
    with pytest.raises(Refused, match="retired"):
        key(case, people.mateo)
    assert case.slug not in {row.listed.case.slug for row in queries.rows_for(people.leila)}
    restore_case(case, actor=people.helen)
    key(case, people.mateo)


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        ({"transcript": "Hello"}, "transcript", "Line 1: The first turn has no beginning"),
        ({"transcript": f"{TRANSCRIPT}\n\n[00:10] Candidate: Ah."}, "transcript", "Line 7: 00:10 is earlier"),
        ({"faults": "1, two_questions"}, "faults", "Line 1: Write turn, kind and note"),
        ({"faults": "9, hearsay, Said so."}, "faults", "There is no turn 9; the transcript has 1 to 2"),
        ({"minutes": 0}, "minutes", "after the interview's end"),
        ({"principles": ()}, "principles", "two principles at least"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_at_its_field(
    people: Cast, wanted: Wanted, change: dict[str, object], place: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_case(replace(wanted, **change), actor=people.rosa)  # type: ignore[arg-type]
    assert refused.value.place == place
    assert says in refused.value.sentence


def test_the_form_previews_keeps_what_was_typed_and_hides_faults(
    client: Client, people: Cast, wanted: Wanted
) -> None:
    sent = {
        key: getattr(wanted, key) for key in ("title", "field", "post", "level", "candidate", "interviewer")
    }
    sent |= {
        "minutes": 20,
        "transcript": TRANSCRIPT,
        "faults": wanted.faults,
        "principles": list(wanted.principles),
    }
    client.force_login(people.rosa)
    add = reverse("practice:add")
    preview = client.post(add, sent | {"preview": "1"}).text
    assert "2 turns, 11 words." in preview
    refused = client.post(add, sent | {"transcript": "Hello"})
    assert refused.status_code == 422
    assert "The first turn has no beginning" in refused.text
    assert not OwnCase.objects.exists()
    assert client.post(add, sent).status_code == 302
    case = OwnCase.objects.get()
    assert "quincefault" in client.get(reverse("practice:edit", args=[case.pk])).text
    assert (
        client.post(reverse("practice:edit", args=[case.pk]), sent | {"title": "Friday"}).status_code == 302
    )
    client.force_login(people.tom)
    assert client.get(add).status_code == 403
    assert "Write a key" in client.get(reverse("practice:list")).text
    page = reverse("practice:key", args=[case.slug])
    text = client.get(page).text
    assert "quincefault" not in text
    assert client.get(reverse("practice:case", args=[case.slug])).text.count("too few keys") == 1
    answered = {"purpose": "key", "revision": "0", "vote": "3", "why": "Sound.", "deed": "hand_in"}
    answered |= {
        f"{part}-{one}": value
        for one in ("customer", "owner")
        for part, value in (("rating", "3"), ("text", "So [2]."))
    }
    assert "quincefault" in client.post(page, answered, follow=True).text
    client.force_login(people.rosa)
    assert client.post(reverse("practice:retire", args=[case.pk])).status_code == 302
    assert "Take up again" in client.get(reverse("practice:list")).text
    assert client.post(reverse("practice:restore", args=[case.pk])).status_code == 302
