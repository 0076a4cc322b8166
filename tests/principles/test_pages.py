"""The pages of the vocabulary, for those who read and those who write."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.mechanisms.principles.actions import retire, reword
from doordesk.mechanisms.principles.models import BankQuestion, Principle, Version
from tests.builders.principles import question, typed, vocabulary, wording
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def signed_in(client: Client, person: object) -> Client:
    client.force_login(person)  # type: ignore[arg-type]
    return client


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    (first,) = vocabulary("Act as an owner")
    for name, args in (("list", ()), ("detail", (first.principle_id,)), ("csv", ()), ("add", ())):
        response = client.get(reverse(f"principles:{name}", args=args))
        assert response.status_code == 302
        assert "/account/login/" in response["Location"]


def test_who_has_left_reads_nothing(client: Client, people: Cast) -> None:
    vocabulary("Act as an owner")
    people.omar.is_active = False
    people.omar.save()
    assert signed_in(client, people.omar).get(reverse("principles:list")).status_code in {302, 404}


@pytest.mark.parametrize("who", ["omar", "nadia", "marta"])
def test_readers_find_no_way_to_write(client: Client, people: Cast, who: str) -> None:
    (first,) = vocabulary("Act as an owner")
    asked = question(first.principle)
    signed_in(client, people.everybody[who])
    assert "Reword" not in client.get(reverse("principles:detail", args=[first.principle_id])).text
    for name, pk in (
        ("add", None),
        ("order", None),
        ("edit", first.principle_id),
        ("add_question", first.principle_id),
    ):
        assert client.get(reverse(f"principles:{name}", args=[pk] if pk else [])).status_code == 403
    for name, pk in (
        ("retire", first.principle_id),
        ("restore", first.principle_id),
        ("move", first.principle_id),
    ):
        assert client.post(reverse(f"principles:{name}", args=[pk])).status_code == 403
    for name in ("edit_question", "retire_question", "restore_question"):
        assert client.post(reverse(f"principles:{name}", args=[asked.pk])).status_code == 403
    assert client.post(reverse("principles:example_set")).status_code == 403
    assert (
        client.post(reverse("principles:edit", args=[first.principle_id]), typed(name="X")).status_code == 403
    )


def test_an_unknown_principle_is_missing(client: Client, people: Cast) -> None:
    signed_in(client, people.rosa)
    for name in ("detail", "edit"):
        assert client.get(reverse(f"principles:{name}", args=[404])).status_code == 404


def test_the_empty_vocabulary_offers_the_example_set_to_who_may(client: Client, people: Cast) -> None:
    page = reverse("principles:list")
    assert "Begin with the example set" not in signed_in(client, people.omar).get(page).text
    assert "Begin with the example set" in signed_in(client, people.rosa).get(page).text
    client.post(reverse("principles:example_set"))
    assert Principle.objects.count() == 14
    assert "Start from the customer" in client.get(page).text


def test_rewording_keeps_what_was_typed_when_refused(client: Client, people: Cast) -> None:
    first, _ = vocabulary("Act as an owner", "Deliver")
    signed_in(client, people.rosa)
    data = {**typed(name="Deliver", summary="A sentence of mine."), "based_on": "1"}
    response = client.post(reverse("principles:edit", args=[first.principle_id]), data)
    assert response.status_code == 422
    assert "A sentence of mine." in response.text
    assert "There is a principle called “Deliver” already" in response.text
    assert Version.objects.count() == 2


def test_a_second_writer_is_told_once_and_then_saves(client: Client, people: Cast) -> None:
    (first,) = vocabulary("Act as an owner")
    reword(first.principle, wording(summary="Written meanwhile."), actor=OPERATOR)
    signed_in(client, people.rosa)
    url, data = reverse("principles:edit", args=[first.principle_id]), typed(summary="Mine.")
    response = client.post(url, {**data, "based_on": "1"})
    assert response.status_code == 422
    assert 'name="based_on" value="2"' in response.text
    assert client.post(url, {**data, "based_on": "2"}).status_code == 302


def test_the_preview_shows_changed_words_and_saves_nothing(client: Client, people: Cast) -> None:
    (first,) = vocabulary("Act as an owner")
    signed_in(client, people.erik)
    data = typed(name="Act like an owner")
    url = reverse("principles:edit", args=[first.principle_id])
    page = client.post(url, {**data, "preview": "1"})
    fragment = client.post(f"{url}?preview=1", data, headers={"HX-Request": "true"})
    assert f'hx-post="{url}?preview=1"' in page.text
    assert "<html" in page.text
    assert "<html" not in fragment.text
    for answer in (page, fragment):
        assert "<del" in answer.text
        assert "<ins" in answer.text
    assert Version.objects.count() == 1


def test_a_new_principle_is_added_and_its_text_is_escaped(client: Client, people: Cast) -> None:
    signed_in(client, people.erik)
    client.post(reverse("principles:add"), typed(name="<b>Own</b>"))
    text = client.get(reverse("principles:list")).text
    assert "&lt;b&gt;Own&lt;/b&gt;" in text
    assert "<b>Own" not in text


def test_questions_are_added_and_changed_on_a_page(client: Client, people: Cast) -> None:
    (first,) = vocabulary("Act as an owner")
    signed_in(client, people.rosa)
    url = reverse("principles:add_question", args=[first.principle_id])
    assert client.post(url, {"text": " ", "follow_ups": "Kept?"}).status_code == 422
    assert client.post(url, {"text": "What did you do?", "follow_ups": "Why?"}).status_code == 302
    made = BankQuestion.objects.get()
    again = client.post(reverse("principles:edit_question", args=[made.pk]), {"text": "And then?"})
    assert again.status_code == 302
    made.refresh_from_db()
    assert made.text == "And then?"


def test_the_bank_leaves_as_a_file(client: Client, people: Cast) -> None:
    first, second = vocabulary("Act as an owner", "Deliver")
    question(first.principle)
    question(second.principle, "=Describe a target.")
    signed_in(client, people.omar)
    text = client.get(reverse("principles:csv"), {"q": "target"}).content.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("Deliver,'=Describe a target.")
    assert "Act as an owner" not in text


def test_the_history_tells_what_each_wording_changed(client: Client, people: Cast) -> None:
    (first,) = vocabulary("Act as an owner")
    reword(first.principle, wording(name="Act like an owner"), actor=people.rosa)
    text = signed_in(client, people.omar).get(reverse("principles:detail", args=[first.principle_id])).text
    assert "Wording 2" in text
    assert "Rosa Delgado" in text
    assert "<del" in text


def test_a_retired_principle_still_has_its_page(client: Client, people: Cast) -> None:
    (first,) = vocabulary("Act as an owner")
    retire(first.principle, actor=OPERATOR)
    signed_in(client, people.omar)
    assert "Retired" in client.get(reverse("principles:list")).text
    assert (
        "no new opening can ask for it"
        in client.get(reverse("principles:detail", args=[first.principle_id])).text
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_as_much_for_one_row_as_for_three(
    client: Client,
    people: Cast,
    rows: int,
    django_assert_num_queries: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # what other mechanisms add to the page is theirs to count
    monkeypatch.setattr("doordesk.mechanisms.principles.views.reading.panels_for", lambda *_: [])
    versions = vocabulary(*(f"Principle {number}" for number in range(rows)))
    for number in range(rows):
        question(versions[0].principle, f"Question {number}?")
        reword(versions[0].principle, wording(summary=f"Version {number}."), actor=people.rosa)
    signed_in(client, people.rosa).get("/")
    # two of each page's questions are the session's own
    for url, queries in (
        (reverse("principles:list"), 2 + 3),
        (f"{reverse('principles:list')}?q=question", 2 + 2),
        (reverse("principles:detail", args=[versions[0].principle_id]), 2 + 4),
        (reverse("principles:order"), 2 + 2),
    ):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            client.get(url)
