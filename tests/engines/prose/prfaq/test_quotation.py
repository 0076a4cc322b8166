"""One from the company, one customer, both with name or role, the customer in a customer's words. Rule W4."""

import pytest

from tests.engines.prose.prfaq.lendbox import told, whole

WORDS = "“I hung the shelf before the tea was cold, and I gave my own drill away.”"


@pytest.mark.parametrize(
    "customer",
    [
        f"{WORDS[:-1]},” said Jon Beal, a tenant in Leeds.",
        f"{WORDS} — Jon Beal, tenant",
        f"{WORDS}\n\n— Jon Beal, tenant, Leeds",
        f"Jon Beal, a tenant in Leeds, said:\n\n{WORDS}",
        f"Jon Beal, who lives on the sixth floor, says: {WORDS}",
        f"> {WORDS}\n> — Jon Beal, Leeds",
        "> I hung the shelf before the tea was cold, and I gave my drill away.\n> - Jon from Leeds",
        f"> {WORDS}\n\n— Jon Beal, tenant",
        f"*{WORDS}* — Jon Beal, tenant",
        '"I hung the shelf before\nthe tea was cold," said Jon Beal, a nurse\nin Leeds.',
        '"I hung the shelf before the tea was cold.” — a nurse on the sixth floor',
        f"- {WORDS} — Jon Beal, tenant",
    ],
)
def test_quotations_of_many_shapes_are_seen(customer: str) -> None:
    assert told(whole(customer=customer)) == []


@pytest.mark.parametrize(
    "company",
    [
        "“We counted 61 drills in 80 flats,” said Ruth Okafor, who founded the company.",
        "“We counted 61 drills in 80 flats,” said Ruth Okafor of Harbour Tools.",
        "“We counted 61 drills in 80 flats,” says Lendbox's head of customer service.",
        "“We counted 61 drills in 80 flats.” — Ruth Okafor, CEO",
    ],
)
def test_company_is_known_by_its_name_or_by_the_role(company: str) -> None:
    assert told(whole(company=company)) == []


@pytest.mark.parametrize("by", ["", " — [Name, title]", " — a happy customer", ", said an early user."])
def test_quotation_of_nobody_is_marked(by: str) -> None:
    assert told(whole(customer=WORDS + by)) == [("quotation-nobody", "Nobody is named who says this.")]


def test_label_says_whose_words_they_are() -> None:
    found = told(whole("company", customer=f"**Customer quote**\n\n{WORDS} — Jon Beal, Leeds"))
    assert found == [("quotation-missing", "The press release quotes nobody from the company.")]


def test_founder_of_another_company_is_a_customer() -> None:
    assert told(whole(customer=f"{WORDS[:-1]},” said Nina Patel, founder of a bakery in Leeds.")) == []


def test_one_speaker_of_either_side_leaves_one_to_quote() -> None:
    found = told(whole("company", customer=f"{WORDS} — Jon Beal, Leeds"))
    assert found == [("quotation-missing", "The press release quotes one person only.")]


def test_customer_who_speaks_like_a_seller_is_marked() -> None:
    customer = "“A seamless and powerful locker for the hall,” said Jon Beal, a tenant in Leeds."
    assert told(whole(customer=customer)) == [
        ("quotation-vendor", "The customer says “seamless” and “powerful”, as a seller would.")
    ]


@pytest.mark.parametrize(
    "customer",
    [
        "“It is amazing, the shelf hung before the tea was cold,” said Jon Beal, a tenant in Leeds.",
        "“A powerful drill, and it was downstairs at half past eight,” said Jon Beal, a tenant in Leeds.",
    ],
)
def test_customer_may_praise(customer: str) -> None:
    assert told(whole(customer=customer)) == []


def test_company_may_speak_like_a_seller() -> None:
    company = "“A seamless, powerful and robust locker,” said Ruth Okafor, founder of Harbour Tools."
    assert told(whole(company=company)) == []


def test_words_between_marks_in_a_list_are_no_speech() -> None:
    solution = (
        '**The solution.** Ask it in your own words:\n\n- "Where is the drill that I had last week?" -> a map'
    )
    assert told(whole(solution=solution)) == []
