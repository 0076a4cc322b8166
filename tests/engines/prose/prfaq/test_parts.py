"""A whole PR/FAQ has no mark; each part left out has exactly its own. Rule W4."""

from pathlib import Path

import pytest

from doordesk.engines.prose import Kind, check, markdown, plain, standard
from tests.engines.prose.prfaq.lendbox import BODY, EXTERNAL, FAMILIES, HEADS, internal, marks, told, whole

EXAMPLE = Path(__file__).parents[4] / "docs" / "examples" / "prfaq.md"


def test_whole_document_has_no_mark() -> None:
    assert told(whole()) == []


def test_example_in_the_docs_has_no_mark_of_its_parts() -> None:
    assert told(EXAMPLE.read_text(encoding="utf-8")) == []


LEFT_OUT = [
    (("heading",), "prfaq-heads", "The press release has no heading."),
    (("subheading",), "prfaq-heads", "The press release has no subheading."),
    (("heading", "subheading"), "prfaq-heads", "The press release has no heading or subheading."),
    (("problem",), "prfaq-body", "The press release does not tell the customer’s problem."),
    (("start",), "prfaq-body", "The press release does not tell how to get started."),
    (("company",), "quotation-missing", "The press release quotes nobody from the company."),
    (("customer",), "quotation-missing", "The press release quotes no customer."),
    (("company", "customer"), "quotation-missing", "The press release quotes nobody."),
    (("external",), "prfaq-areas", "The document has no external FAQ."),
    (("internal",), "prfaq-areas", "The document has no internal FAQ."),
    (("external", "internal"), "prfaq-areas", "The document has no FAQ."),
    ((*HEADS, *BODY), "prfaq-areas", "The document has no press release."),
]


@pytest.mark.parametrize(("parts", "rule", "message"), LEFT_OUT, ids=["+".join(one[0]) for one in LEFT_OUT])
def test_part_left_out_has_one_mark(parts: tuple[str, ...], rule: str, message: str) -> None:
    text = whole(*parts, external=EXTERNAL + "\n\n" + "Ask us. " * 60)
    assert told(text) == [(rule, message)]


def test_solution_left_out_has_one_mark() -> None:
    summary = (
        "**LEEDS, 4 May 2027** — Harbour Tools opens Lendbox today: a locker in the hall of a block of flats."
    )
    assert told(whole("solution", summary=summary)) == [
        ("prfaq-body", "The press release does not tell the solution.")
    ]


@pytest.mark.parametrize(
    ("opening", "missing"),
    [
        ("", "date or place"),
        ("**LEEDS** — ", "date"),
        ("LEEDS: ", "date"),
        ("On 4 May 2027 ", "place"),
        ("**4 May 2027** — ", "place"),
        ("Leeds, England, May 2027 – ", ""),
        ("(Leeds, 2027-05-04) ", ""),
        ("*Leeds, UK* — *May 4, 2027* — ", ""),
        ("LEEDS--4.5.2027--", ""),
        ("[City], [Date] — ", ""),
        ("On 4 May 2027, in Leeds, ", ""),
        ("4 May 2027, Leeds — ", ""),
        ("Leeds, spring 2027: ", ""),
    ],
)
def test_summary_opens_with_date_and_place(opening: str, missing: str) -> None:
    summary = (
        f"{opening}Harbour Tools opens Lendbox today, a locker in the hall of a block of flats for tenants."
    )
    wanted = [("prfaq-dateline", f"The summary opens without a {missing}.")] if missing else []
    assert told(whole(summary=summary)) == wanted


def test_date_and_place_may_stand_on_a_line_of_their_own() -> None:
    summary = (
        "Leeds, 4 May 2027\n\nHarbour Tools opens Lendbox today, a locker from which tenants borrow tools."
    )
    assert told(whole(summary=summary)) == []


@pytest.mark.parametrize(
    "heads",
    [
        {"title": "# Working backwards: Lendbox", "release": "**FOR IMMEDIATE RELEASE**"},
        {
            "release": "## PRESS RELEASE",
            "heading": "**Lendbox lends tools to tenants from a locker in the hall**",
        },
        {"title": "", "release": "# Press Release"},
        {"title": "# Lendbox lends tools to tenants", "release": "", "heading": "## A locker in your hall"},
        {"subheading": "#### Tenants borrow a drill in two minutes"},
        {"subheading": "_Tenants borrow a drill in two minutes._"},
        {"subheading": "Tenants in blocks of more than 40 flats borrow a drill in two minutes."},
        {
            "heading": "## Heading\n\nLendbox lends tools to tenants",
            "subheading": "**Subheading:** Tenants borrow.",
        },
        {"title": "# PR/FAQ: Lendbox lends tools to all tenants", "release": "", "heading": ""},
        {
            "title": "# PR/FAQ\n\n*Created: 2027-02-24*",
            "release": "## Press release\n\n*Draft 3, Ruth Okafor*",
        },
    ],
)
def test_headings_of_many_shapes_are_seen(heads: dict[str, str]) -> None:
    assert told(whole(**heads)) == []


@pytest.mark.parametrize(
    ("external", "inside"),
    [
        ("## Customer FAQs", "## Stakeholder FAQs"),
        ("## FAQ\n\n### External", "### Internal"),
        ("**Customer questions (FAQ)**", "**Internal FAQ**"),
        ("EXTERNAL FAQ", "INTERNAL FAQ"),
        ("## Frequently asked questions\n\n### For customers", "### For the company"),
        ("## Public Q&A", "## Technical FAQ"),
    ],
)
def test_names_of_the_questions_may_vary(external: str, inside: str) -> None:
    questions = internal().replace("## Internal FAQ", inside, 1)
    assert told(whole(external=EXTERNAL.replace("## External FAQ", external), internal=questions)) == []


@pytest.mark.parametrize(
    "form", ["**Q: {}**\nA: ", "**{}** ", "Q: {}\n\nA: ", "1. {}\n   ", "### Q1. {}\n\n"]
)
def test_questions_may_have_many_shapes(form: str) -> None:
    questions = internal()
    for line in questions.split("\n"):
        if line.startswith("### "):
            questions = questions.replace(f"{line}\n\n", form.format(line[4:]))
    assert told(whole(internal=questions)) == []


def test_questions_without_a_heading_are_a_faq_for_both() -> None:
    questions = "**Q: What does it cost?**\n\nTwo pounds.\n\n**Q: Can I break it?**\n\nYes, tenants do. "
    [found] = marks(whole("internal", external=questions))
    assert (found.rule, found.text) == ("prfaq-areas", "Q: What does it cost")
    assert "only one for both" in found.message


def test_parts_may_be_named_on_lines_of_their_own() -> None:
    named = {name: one.replace(".** ", "**  \n") for name, one in BODY.items()}
    parts = {one: named[one] for one in ("problem", "solution", "start")}
    assert told(whole(**parts, heading="**Headline**  \nLendbox lends tools to tenants")) == []


def test_lines_about_the_document_are_no_part_of_the_release() -> None:
    release = (
        "Status: a draft of 2027-01-09. Nothing in it is announced.\n\n## Press release (draft 3, for May)"
    )
    assert told(whole(release=release)) == []


def test_text_without_markup_is_read_the_same() -> None:
    text = whole().replace("#", "").replace("*", "")
    found = check(plain(text), Kind.PRFAQ, standard(), everything=True)
    assert [one.message for one in found if one.family in FAMILIES] == []


@pytest.mark.parametrize(
    "text",
    ["", "We launch in May.", "# PR/FAQ\n\nTo come.", BODY["problem"], "Tenants buy drills. " * 100],
)
def test_less_than_a_document_has_no_mark(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize("kind", [Kind.NARRATIVE, Kind.ASSESSMENT, Kind.JOB_DESCRIPTION])
def test_other_kinds_of_text_need_no_parts(kind: Kind) -> None:
    assert marks(whole(*BODY), kind) == []


@pytest.mark.parametrize(
    ("most", "extra", "wanted"), [(550, 60, True), (550, 30, False)], ids=["over a page", "a page"]
)
def test_release_over_a_page_is_marked_where_the_page_ends(most: int, extra: int, wanted: bool) -> None:  # noqa: FBT001
    sentences = [
        f"Tenant {n} opens the door, takes a drill and brings it back." for n in range(101, 101 + extra)
    ]
    found = marks(whole(solution="**The solution.** " + " ".join(sentences)))
    assert [one.rule for one in found] == (["prfaq-length"] if wanted else [])
    if wanted:
        assert found[0].text.startswith("Tenant 1")
        assert f"With {most} it fills one page" in found[0].message


def test_faq_over_five_pages_is_marked() -> None:
    external = EXTERNAL + "\n\n" + "\n\n".join(["Tenants ask this and we say that. " * 20] * 25)
    [found] = marks(whole(external=external))
    assert (found.rule, found.message[:12]) == ("prfaq-length", "The FAQ has ")


def test_few_marks_are_told_of_a_document_that_lacks_most() -> None:
    text = "# PR/FAQ\n\n" + "The hall is blue and the door is green, as a child has drawn it. " * 70
    found = check(markdown(text), Kind.PRFAQ, standard())
    assert 1 <= len([one for one in found if one.family in FAMILIES]) <= 4
