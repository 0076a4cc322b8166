"""The rule book as a page, and the company's numbers."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.foundation.kernel.refusals import Forbidden, Refused
from doordesk.foundation.kernel.rules import RULES, SETTINGS, SOURCES, WORDS
from doordesk.foundation.rulebook import queries
from doordesk.foundation.rulebook.actions import change_setting, change_settings
from doordesk.foundation.rulebook.models import Choice
from tests.builders.people import signed_in
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
PAGE, SETTINGS_PAGE = "/rules", "/rules/settings/"


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def rosa(people: Cast) -> Client:
    return signed_in(people.rosa)


def typed(**changed: object) -> dict[str, object]:
    """What a browser sends: every number as it stands, and of the switches those that are on."""
    now = queries.settings_now()
    numbers = {key: value for key, value in now.items() if SETTINGS[key].kind != "bool" or value}
    return numbers | {key.replace("__", "."): value for key, value in changed.items()}


def ids(client: Client, query: str) -> list[str]:
    chapters = client.get(f"{PAGE}?{query}").context["chapters"]
    return [article.rule.id for chapter in chapters for article in chapter.articles]


def test_every_rule_stands_under_its_anchor(rosa: Client) -> None:
    page = rosa.get(PAGE)
    for found in RULES.values():
        assert f'id="{found.id}"' in page.text
        assert found.title in page.text.replace("&#x27;", "'").replace("&amp;", "&")
    assert reverse("rulebook:list") == PAGE
    assert "Not at work yet." in page.text
    assert all(word.term in page.text for word in WORDS)


def test_a_rule_is_told_in_the_companys_numbers(rosa: Client, people: Cast) -> None:
    assert "due 24 h after" in rosa.get(PAGE).text
    change_setting("assessments.due_hours", 48, actor=people.rosa)
    page = rosa.get(PAGE).text
    assert "due 48 h after" in page
    assert "48 hours" in page
    assert "(usually 24 hours)" in page


@pytest.mark.parametrize(
    ("query", "first", "missing"),
    [
        ("q=L4", "L4", "L5"),
        ("q=veto", "D10", "L1"),
        ("act=measure", "F5", "L1"),
        ("state=later", "A1", "F6"),
        ("state=here&act=prompt", "L2", "W2"),
    ],
)
def test_the_book_is_searched_and_narrowed(rosa: Client, query: str, first: str, missing: str) -> None:
    found = ids(rosa, query)
    assert found[0] == first
    assert missing not in found


def test_what_is_not_in_the_book_is_said(rosa: Client) -> None:
    assert "No rule fits." in rosa.get(f"{PAGE}?q=unicorn").text
    assert len(ids(rosa, "act=wish&state=never")) == len(RULES)


def test_sources_are_written_out() -> None:
    said = {article.rule.id: article.source for chapter in queries.chapters() for article in chapter.articles}
    assert said["L4"] == "The book (Bryar & Carr, Working Backwards, 2021), as its readers noted it"
    assert "; research or law: Google's study of its own interviews" in said["L2"]
    assert all(not source.startswith(tuple(f"{letter} (" for letter in SOURCES)) for source in said.values())


def test_the_pages_take_few_queries(rosa: Client, django_assert_num_queries: object) -> None:
    rosa.get(PAGE)
    for _ in range(2):
        with django_assert_num_queries(3):  # type: ignore[operator]
            rosa.get(PAGE)
        with django_assert_num_queries(3):  # type: ignore[operator]
            rosa.get(SETTINGS_PAGE)
        change_settings({"load.led_per_week": 3, "loop.levels_below": 2}, actor=OPERATOR)


def test_strangers_are_asked_to_sign_in(client: Client) -> None:
    for address in (PAGE, SETTINGS_PAGE):
        assert "/account/login/" in client.get(address)["Location"]
    assert "/account/login/" in client.post(SETTINGS_PAGE, {})["Location"]


@pytest.mark.parametrize("who", ["priya", "nadia", "marta", "helen"])
def test_only_the_core_and_administrators_change_numbers(people: Cast, who: str) -> None:
    client = signed_in(people.everybody[who])
    assert "Change the numbers" not in client.get(PAGE).text
    assert client.get(SETTINGS_PAGE).status_code == 403
    assert client.post(SETTINGS_PAGE, typed(load__led_per_week=3)).status_code == 403
    with pytest.raises(Forbidden):
        change_setting("load.led_per_week", 3, actor=people.everybody[who])
    assert not Choice.objects.exists()


@pytest.mark.parametrize("who", ["rosa", "erik"])
def test_numbers_are_changed_together_and_recorded(people: Cast, who: str) -> None:
    client = signed_in(people.everybody[who])
    said = typed(load__led_per_week=3, assessments__sealed_until_reading="on")
    done = client.post(SETTINGS_PAGE, said, follow=True)
    assert "2 numbers hold from now on." in done.text
    assert queries.setting("load.led_per_week") == 3
    assert queries.setting("assessments.sealed_until_reading") == 1
    told = {entry.facts["key"]: entry.facts for entry in Entry.objects.filter(kind=Kind.SETTING_CHANGED)}
    assert told["load.led_per_week"] == {"key": "load.led_per_week", "before": 2, "after": 3}
    assert "Nothing has changed." in client.post(SETTINGS_PAGE, said, follow=True).text
    assert Entry.objects.count() == 2


def test_the_form_shows_what_holds_now(rosa: Client) -> None:
    before = rosa.get(SETTINGS_PAGE).text.count("checked")
    change_setting("assessments.sealed_until_reading", 1, actor=OPERATOR)
    assert rosa.get(SETTINGS_PAGE).text.count("checked") == before + 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"load__led_per_week": 11}, "less than or equal to 10"),
        ({"load__led_per_week": "many"}, "Enter a whole number."),
        ({"loop__interviewers_low": 3}, "“Fewest interviewers of a loop” (4) is more than"),
        ({"loop__interviewers_low": 8}, "Lower the first, or raise the second."),
    ],
)
def test_a_number_that_cannot_be_changes_nothing(rosa: Client, changed: dict[str, object], told: str) -> None:
    refused = rosa.post(SETTINGS_PAGE, {**typed(debriefs__reading_minutes=20), **typed(**changed)})
    assert refused.status_code == 422
    assert told in refused.text
    assert not Choice.objects.exists()


@pytest.mark.parametrize("value", [0, 11, -1])
def test_the_action_refuses_what_is_out_of_range(people: Cast, value: int) -> None:
    with pytest.raises(Refused, match="Choose a number from 1 to 10"):
        change_setting("load.led_per_week", value, actor=people.rosa)
