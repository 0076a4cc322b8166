"""The coach's pages: for those who read its rules, for those who change them, and a text to try."""

import html
import logging
import re
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from msgspec import to_builtins

from doordesk.engines.prose import Kind, standard
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.ui.uploads import LIMIT
from doordesk.mechanisms.writing import actions, queries
from doordesk.mechanisms.writing.forms import RuleForm
from doordesk.mechanisms.writing.forms.asking import LONGEST_TEXT
from doordesk.mechanisms.writing.models import OwnRule
from tests.builders.rows import state
from tests.builders.writing import table
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
HEARD = "I heard that his last team was glad to see him go."
SHIPPED = "long-sentence"
TYPED = {
    "title": "Blue sky", "family": "own", "kinds": ["narrative", "prfaq"], "excepted": "", "beside": "",
    "phrases": "blue sky\nblue-sky thinking", "unless": "for example", "weight": "60", "source": "",
    "message": "“{text}” says\nlittle.", "why": "Readers cannot tell what was meant.",
    "suggestion": "Say what it is.", "flags": "We did some blue sky work.",
    "passes": "We sold nine carts.\nFor example, a blue sky.",
}  # fmt: skip


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def rosa(client: Client, people: Cast) -> Client:
    client.force_login(people.rosa)
    return client


def read(client: Client, name: str, *args: str, **query: str) -> str:
    answer = client.get(reverse(f"writing:{name}", args=args), query)
    assert answer.status_code == 200
    return html.unescape(answer.text)


def fields(name: str) -> dict[str, object]:
    """What a browser sends back from the page of a rule when nobody types."""
    form = RuleForm(rule=queries.rules().all[name].rule)
    values = {field.name: field.value() for field in form}
    return {key: value for key, value in values.items() if value not in (None, False)}


def errors(answer: Any) -> str:
    assert answer.status_code == 422
    return html.unescape(re.sub(r"<[^>]+>", "", answer.text))


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    for name, args in (("rules", ()), ("rule", (SHIPPED,)), ("add", ()), ("change", (SHIPPED,)), ("try", ())):
        answer = client.get(reverse(f"writing:{name}", args=args))
        assert answer.status_code == 302
        assert "/account/login/" in answer["Location"]


@pytest.mark.parametrize("who", ["omar", "nadia", "marta"])
def test_readers_find_no_way_to_change(client: Client, people: Cast, who: str) -> None:
    client.force_login(people.everybody[who])
    assert "Add a rule" not in read(client, "rules")
    page = read(client, "rule", SHIPPED)
    assert "Change this rule" not in page
    assert "Switch it off" not in page
    for name, args in (("add", ()), ("change", (SHIPPED,))):
        assert client.get(reverse(f"writing:{name}", args=args)).status_code == 403
        assert client.post(reverse(f"writing:{name}", args=args), TYPED).status_code == 403
    for name in ("switch_off", "switch_on", "put_back"):
        assert client.post(reverse(f"writing:{name}", args=[SHIPPED]), {"reason": "So."}).status_code == 403


def test_an_unknown_rule_is_missing(rosa: Client) -> None:
    for name in ("rule", "change"):
        assert rosa.get(reverse(f"writing:{name}", args=["nothing"])).status_code == 404


def test_every_shipped_rule_has_a_page_that_shows_it_at_work(rosa: Client) -> None:
    for name, held in standard().all.items():
        page = read(rosa, "rule", name)
        assert " ".join(held.rule.why.split()) in " ".join(page.split())
        assert "<mark>" in page, name


def test_every_shipped_rule_comes_out_of_its_form_as_it_was(people: Cast) -> None:
    for name, held in standard().all.items():
        form = RuleForm(fields(name), rule=held.rule)
        assert form.is_valid(), (name, form.errors)
        with pytest.raises(Refused, match="Nothing was changed"):
            actions.change_rule(name, form.table(), actor=people.rosa)


def test_the_list_is_searched_and_narrowed(rosa: Client, people: Cast) -> None:
    actions.add_rule("Blue sky", "own", table(), actor=people.rosa)
    actions.switch_off(SHIPPED, "Our lawyers write so.", actor=people.rosa)
    pages = {name: reverse("writing:rule", args=[name]) for name in ("own-blue-sky", SHIPPED, "second-hand")}
    for query, found in (
        ({"state": "own"}, {"own-blue-sky"}),
        ({"state": "off"}, {SHIPPED}),
        ({"q": "LITTLE blue sky"}, {"own-blue-sky"}),
        ({"kind": Kind.PRFAQ.value}, {SHIPPED}),
        ({"kind": Kind.ASSESSMENT.value, "state": "shipped", "q": "second-hand"}, {"second-hand"}),
        ({"state": "changed"}, set()),
    ):
        text = read(rosa, "rules", **query)
        assert {name for name, address in pages.items() if f'href="{address}"' in text} == found, query
    assert "No rule fits" in read(rosa, "rules", q="xyzzy")


def test_the_file_has_what_the_list_has(rosa: Client) -> None:
    text = rosa.get(reverse("writing:rules"), {"q": "long-sentence", "format": "csv"}).content.decode(
        "utf-8-sig"
    )
    assert text.splitlines()[0].startswith("Rule,Belongs to,Says")
    assert [line.split(",")[0] for line in text.splitlines()[1:] if line] == [SHIPPED]


def test_a_rule_is_added_in_the_form(rosa: Client) -> None:
    answer = rosa.post(reverse("writing:add"), TYPED)
    assert answer.status_code == 302
    made = queries.rules().held["own-blue-sky"].rule
    assert (made.message, made.weight, made.unless) == ("“{text}” says little.", 60, ("for example",))
    assert made.passes == ("We sold nine carts.", "For example, a blue sky.")
    page = read(rosa, "rule", "own-blue-sky")
    assert "Rosa Delgado added it" in page
    assert "We did some <mark>blue sky</mark>" in page


def test_what_does_not_hold_is_said_at_its_field_and_nothing_typed_is_lost(rosa: Client) -> None:
    wrong = {**TYPED, "flags": "We did nothing.", "passes": "Under a blue sky.", "title": "Sky <b>"}
    answer = rosa.post(reverse("writing:add"), wrong)
    said = errors(answer)
    assert "“We did nothing.” is not marked, and must be." in said
    assert "“Under a blue sky.” is marked at “blue sky”, and must not be." in said
    assert "Sky &lt;b&gt;" in answer.text
    assert 'aria-describedby="id_flags_helptext id_flags_error"' in answer.text
    assert not OwnRule.objects.exists()
    assert "holds no word" in errors(rosa.post(reverse("writing:add"), {**TYPED, "phrases": "..."}))


def test_an_empty_form_is_told_what_it_lacks(rosa: Client) -> None:
    assert errors(rosa.post(reverse("writing:add"), {})).count("This is needed and still empty") >= 10


def test_a_setting_of_a_detector_is_changed_and_put_back(rosa: Client) -> None:
    form = fields(SHIPPED)
    assert form["setting_most"] == 30
    short = {
        "flags": "These are more than the five words that we allow.",
        "passes": "Five words are enough here.",
    }
    url = reverse("writing:change", args=[SHIPPED])
    sent = {**form, **short, "setting_most": "5", "reason": "Board papers.", "based_on": "0"}
    assert rosa.post(url, sent).status_code == 302
    assert queries.rules().held[SHIPPED].rule.options["most"] == 5
    page = read(rosa, "rule", SHIPPED)
    assert "Changed here" in page
    assert "Most: 30" in page
    assert "Board papers." in page
    assert rosa.post(reverse("writing:put_back", args=[SHIPPED])).status_code == 302
    assert "went back to the rule that comes with Doordesk" in read(rosa, "rule", SHIPPED)


def test_a_second_tab_is_told_once(rosa: Client, people: Cast) -> None:
    url, sent = reverse("writing:change", args=[SHIPPED]), {**fields(SHIPPED), "message": "Mine."}
    theirs = {**to_builtins(queries.rules().all[SHIPPED].rule), "message": "Theirs, meanwhile."}
    actions.change_rule(SHIPPED, theirs, actor=people.erik)
    answer = rosa.post(url, {**sent, "based_on": "0"})
    assert "Somebody changed this rule while you were writing" in errors(answer)
    assert "Mine." in answer.text
    assert 'name="based_on" value="1"' in answer.text
    assert rosa.post(url, {**sent, "based_on": "1"}).status_code == 302
    assert queries.rules().held[SHIPPED].rule.message == "Mine."


def test_off_says_why_and_on_again(rosa: Client) -> None:
    off, on = (reverse(f"writing:{name}", args=[SHIPPED]) for name in ("switch_off", "switch_on"))
    assert rosa.post(off, {"reason": ""}).status_code == 409
    assert rosa.post(off, {"reason": "Our lawyers write so."}).status_code == 302
    assert "Our lawyers write so." in read(rosa, "rule", SHIPPED)
    assert rosa.post(on).status_code == 302
    assert SHIPPED in queries.rules().held


def test_a_text_is_tried_and_forgotten(
    client: Client, people: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "doordesk")
    client.force_login(people.omar)
    before, url = state(), reverse("writing:try")
    answer = client.post(url, {"kind": "assessment", "text": f"{HEARD}\r\nqzx1v <b>"})
    page = html.unescape(answer.text)
    mark = queries.marks(people.omar, "", HEARD, Kind.ASSESSMENT)[0]
    assert answer.status_code == 200
    for said in (mark.finding.message, mark.finding.why, mark.finding.suggestion):
        assert said in page
    assert "<mark>I heard" in page
    assert "qzx1v &lt;b&gt;" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert state() == before
    assert "qzx1v" not in caplog.text


def test_a_file_takes_the_place_of_the_text(rosa: Client) -> None:
    file = SimpleUploadedFile("notes.md", f"\ufeff{HEARD}".encode())
    answer = rosa.post(reverse("writing:try"), {"kind": "assessment", "text": "", "file": file})
    assert "to look at again" in answer.text
    assert "<mark>I heard" in answer.text


def test_a_word_file_is_read_without_its_tables(rosa: Client) -> None:
    written, content = docx.Document(), BytesIO()
    written.add_paragraph(HEARD)
    written.add_table(1, 1).cell(0, 0).text = "qzx1v"
    written.save(content)
    file = SimpleUploadedFile("notes.docx", content.getvalue())
    answer = rosa.post(reverse("writing:try"), {"kind": "assessment", "text": "", "file": file})
    assert "<mark>I heard" in answer.text
    assert "qzx1v" not in answer.text


def test_a_text_without_marks_is_no_proof(rosa: Client) -> None:
    answer = rosa.post(reverse("writing:try"), {"kind": "narrative", "text": "Ana sold nine carts in May."})
    assert "Nothing to look at again" in answer.text
    assert "have somebody read it" in answer.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "nothing to look at yet"),
        ({"text": " \n "}, "nothing to look at yet"),
        ({"kind": "poem", "text": HEARD}, "not in the list any more"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "200001 characters"),
        ({"file": SimpleUploadedFile("cv.pdf", b"%PDF-")}, "is a PDF"),
        ({"file": SimpleUploadedFile("a.txt", "Fähre".encode("latin-1"))}, "is no UTF-8"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "is empty"),
        ({"file": SimpleUploadedFile("a.md", b"x" * (LIMIT + 1))}, "larger than 10 MB"),
    ],
)
def test_what_cannot_be_looked_at_is_said(rosa: Client, sent: dict[str, object], said: str) -> None:
    answer = rosa.post(reverse("writing:try"), {"kind": "assessment", "text": "", **sent})
    assert said in errors(answer)


def test_the_coach_is_found_from_every_page(rosa: Client) -> None:
    assert f'href="{reverse("writing:rules")}"' in rosa.get("/").text
