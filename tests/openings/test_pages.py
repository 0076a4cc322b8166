"""The pages of openings, for each who comes to them."""

import pytest
from django.test import Client
from django.urls import reverse

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.openings.actions import close, fill, return_with_remarks
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.principles.models import Version
from tests.builders.openings import DESCRIPTION, draft, facts, in_review, open_one, typed
from tests.cast import Cast

Versions = list[Version]
NAMED = {"marta", "nadia", "rosa"}


def at(name: str, *args: int) -> str:
    return reverse(f"openings:{name}", args=args)


def enter(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


def test_a_stranger_is_asked_to_sign_in(client: Client, people: Cast, versions: Versions) -> None:
    pk = open_one(people, versions).pk
    for url in (
        at("list"),
        at("csv"),
        at("add"),
        *(at(name, pk) for name in ("detail", "edit", "submit", "close")),
    ):
        assert "/account/login/" in client.get(url)["Location"]
    for name in ("approve", "take_back", "revise", "fill", "reopen", "return"):
        assert "/account/login/" in client.post(at(name, pk))["Location"]


def test_drafts_are_known_to_those_named_recruiters_and_core(
    client: Client, people: Cast, versions: Versions
) -> None:
    pk = draft(people, versions).pk
    for name, person in people.everybody.items():
        enter(client, person)
        known = name in NAMED
        assert client.get(at("detail", pk)).status_code == (200 if known else 404)
        assert ("Senior engineer, Payments" in client.get(at("list")).text) is known
        if not known:
            for page in ("edit", "submit", "close"):
                assert client.get(at(page, pk)).status_code == 404


def test_an_open_post_is_known_to_all_and_its_history_to_few(
    client: Client, people: Cast, versions: Versions
) -> None:
    opening = in_review(people, versions)
    return_with_remarks(opening, "A remark between us.", actor=people.tom)
    Opening.objects.filter(pk=opening.pk).update(state="open")
    for name, person in people.everybody.items():
        text = enter(client, person).get(at("detail", opening.pk)).text
        assert "Own the" in text
        assert ("A remark between us." in text) is (name in NAMED | {"tom"})


def test_outsiders_find_every_deed_forbidden(client: Client, people: Cast, versions: Versions) -> None:
    pk = open_one(people, versions).pk
    for who in (people.omar, people.rosa, people.erik):
        enter(client, who)
        assert "What you can do" not in client.get(at("detail", pk)).text
        for name in ("edit", "submit", "close"):
            assert client.get(at(name, pk)).status_code == 403
        for name in ("approve", "take_back", "revise", "fill", "reopen", "return"):
            assert client.post(at(name, pk)).status_code == 403
    assert Opening.objects.get().state == "open"


def test_only_who_may_add_finds_the_form(client: Client, people: Cast, versions: Versions) -> None:
    for name, person in people.everybody.items():
        may = name in {"nadia", "rosa", "marta", "david", "helen"}
        assert enter(client, person).get(at("add")).status_code == (200 if may else 403)
        assert (at("add") in client.get(at("list")).text) is may


def test_an_opening_goes_from_draft_to_filled_in_the_browser(
    client: Client, people: Cast, versions: Versions
) -> None:
    enter(client, people.nadia)
    assert client.post(at("add"), typed(facts(people, versions))).status_code == 302
    opening = Opening.objects.get()
    assert client.post(at("submit", opening.pk), {"reviewer": people.tom.pk}).status_code == 302
    enter(client, people.tom)
    assert "Approve it, or say what has to change" in client.get(at("detail", opening.pk)).text
    assert client.post(at("return", opening.pk), {"remarks": ""}).status_code == 422
    assert client.post(at("return", opening.pk), {"remarks": "Name the **pay**."}).status_code == 302
    enter(client, people.marta)
    assert "Name the **pay**." in client.get(at("detail", opening.pk)).text
    client.post(at("submit", opening.pk), {"reviewer": people.tom.pk})
    assert enter(client, people.tom).post(at("approve", opening.pk)).status_code == 302
    assert enter(client, people.marta).post(at("fill", opening.pk)).status_code == 302
    opening.refresh_from_db()
    assert (opening.state, opening.approved_by) == ("filled", people.tom)


def test_refused_forms_keep_what_was_typed(client: Client, people: Cast, versions: Versions) -> None:
    enter(client, people.nadia)
    data = typed(facts(people, versions, description="My very own words."), recruiter=str(people.marta.pk))
    response = client.post(at("add"), data)
    assert response.status_code == 422
    assert "My very own words." in response.text
    data = typed(facts(people, versions, description="My very own words."), level="40")
    assert "My very own words." in client.post(at("add"), data).text
    assert not Opening.objects.exists()
    pk = draft(people, versions).pk
    response = client.post(at("close", pk), {"reason": "x" * 4001})
    assert response.status_code == 422
    assert "x" * 4001 in response.text


def test_the_preview_reads_the_description_and_saves_nothing(
    client: Client, people: Cast, versions: Versions
) -> None:
    enter(client, people.nadia)
    data = typed(facts(people, versions))
    page = client.post(at("add"), data | {"preview": "1"})
    fragment = client.post(at("add") + "?preview=1", data, headers={"HX-Request": "true"})
    assert f'hx-post="{at("add")}?preview=1"' in page.text
    assert page.status_code == fragment.status_code == 200
    assert "<html" in page.text
    assert "<html" not in fragment.text
    for answer in (page, fragment):
        assert "<strong>refund</strong>" in answer.text
    assert not Opening.objects.exists()


EVIL = """<script>alert(1)</script>

[click](javascript:alert(1)) [fine](https://fernhill.example) ![pixel](https://spy.example/p.gif)

<img src=x onerror=alert(1)> <a href="data:text/html,x">x</a>
"""


def test_markdown_comes_out_clean(client: Client, people: Cast, versions: Versions) -> None:
    pk = draft(people, versions, description=EVIL).pk
    enter(client, people.nadia)
    data = typed(facts(people, versions, description=EVIL), preview="1")
    page = client.get(at("detail", pk)).text
    fragment = client.post(at("add"), data, headers={"HX-Request": "true"}).text
    for text in (page[page.index("<article") : page.index("</article")], fragment):
        assert "<script" not in text
        assert "<img" not in text
        assert '<a href="javascript' not in text
        assert '<a href="data' not in text
        assert 'href="https://fernhill.example"' in text


def test_an_open_post_asks_only_for_its_people(client: Client, people: Cast, versions: Versions) -> None:
    opening = open_one(people, versions)
    enter(client, people.marta)
    page = client.get(at("edit", opening.pk)).text
    assert 'name="hiring_manager"' in page
    assert 'name="description"' not in page
    data = {
        "hiring_manager": people.marta.pk,
        "recruiter": people.nadia.pk,
        "future_reports": [people.leila.pk],
        "title": "Smuggled",
    }
    assert client.post(at("edit", opening.pk), data).status_code == 302
    opening.refresh_from_db()
    assert (opening.title, opening.description) == ("Senior engineer, Payments", DESCRIPTION.strip())
    assert list(opening.future_reports.all()) == [people.leila]


def test_the_page_says_what_is_missing_and_who_cannot_review(
    client: Client, people: Cast, versions: Versions
) -> None:
    thin = draft(people, versions, description="", weights={})
    whole = draft(people, versions, hiring_manager=people.david, title="Another")
    enter(client, people.nadia)
    assert "The description is empty" in client.get(at("detail", thin.pk)).text
    page = client.get(at("submit", thin.pk)).text
    assert "It is not ready for review" in page
    refused = client.post(at("submit", thin.pk), {"reviewer": people.tom.pk})
    assert refused.status_code == 422
    assert "No Bar Raiser can review this opening" in client.get(at("submit", whole.pk)).text
    assert "they report to David Oyelaran, the hiring manager" in client.get(at("submit", whole.pk)).text


def test_the_list_is_searched_filtered_and_exported(client: Client, people: Cast, versions: Versions) -> None:
    open_one(people, versions)
    draft(people, versions, title="=Firmware engineer", team=people.ana.team)
    close(draft(people, versions, title="Never filled"), "No budget.", actor=people.nadia)
    enter(client, people.rosa)
    for query, shown, hidden in (
        ({"q": "lockers firmware"}, "Firmware", "Senior engineer"),
        ({"state": "closed"}, "Never filled", "Firmware"),
        ({"team": str(people.marta.team_id)}, "Senior engineer", "Firmware"),
    ):
        text = client.get(at("list"), query).text
        assert shown in text
        assert hidden not in text
    assert "No opening matches" in client.get(at("list"), {"whose": "mine"}).text
    rows = client.get(at("csv"), {"q": "firmware"}).content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert rows[1].startswith(
        "'=Firmware engineer,Lockers,6,Draft,Marta Kowalczyk,Nadia Petrov,Act as an owner × 1;"
    )


def test_an_empty_list_teaches(client: Client, people: Cast) -> None:
    assert "An opening begins as a draft" in enter(client, people.nadia).get(at("list")).text
    assert "Recruiters and managers add them" in enter(client, people.omar).get(at("list")).text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_pages_ask_as_much_for_one_row_as_for_three(
    client: Client,
    people: Cast,
    versions: Versions,
    rows: int,
    django_assert_num_queries: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # what other mechanisms add to the page is theirs to count
    monkeypatch.setattr("doordesk.mechanisms.openings.views.reading.panels_for", lambda *_: [])
    weights = {version.principle_id: 1 for version in versions[:rows]}
    made = [draft(people, versions, weights=weights) for _ in range(rows)]
    full = [in_review(people, versions) for _ in range(rows)]
    for opening in full:
        return_with_remarks(opening, "More.", actor=people.tom)
    fill(open_one(people, versions), actor=people.marta)
    enter(client, people.nadia).get("/")
    # two of each page's questions are the session's own
    for url, queries in (
        (at("list"), 2 + 3),
        (at("csv"), 2 + 4),
        (at("detail", made[0].pk), 2 + 5),
        (at("detail", full[0].pk), 2 + 5),
        (at("submit", full[0].pk), 2 + 8),
        (at("edit", made[0].pk), 2 + 9),
    ):
        with django_assert_num_queries(queries):  # type: ignore[operator]
            client.get(url)
