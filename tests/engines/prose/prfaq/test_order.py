"""Parts out of order are told once; no order of parts makes the coach stumble. Rule W4."""

from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engines.prose.prfaq.lendbox import BODY, EXTERNAL, HEADS, QUESTIONS, internal, marks, text_of, told

BEFORE = [
    *(("summary", other) for other in BODY if other != "summary"),
    ("problem", "solution"),
    *((one, "start") for one in ("problem", "solution", "company", "customer")),
]
"""Which part has to stand before which; written out here, not read from the engine."""


def release(names: list[str]) -> str:
    return text_of(*HEADS.values(), *(BODY[name] for name in names), EXTERNAL, internal())


@settings(max_examples=120, deadline=None)
@given(st.permutations(list(BODY)))
@example(["customer", "summary", "company", "problem", "solution", "start"])
def test_order_is_told_when_and_only_when_a_part_stands_too_early(names: list[str]) -> None:
    found = [one.rule for one in marks(release(names))]
    quotations = min(names.index("company"), names.index("customer"))
    place = {name: names.index(name) for name in BODY} | {"company": quotations, "customer": quotations}
    wrong = any(place[one] > place[other] for one, other in BEFORE)
    assert found.count("prfaq-order") == int(wrong)


@pytest.mark.parametrize(("one", "other"), list(combinations(BODY, 2)))
def test_two_parts_that_changed_places(one: str, other: str) -> None:
    swapped = {one: other, other: one}
    if {one, other} in ({"company", "customer"}, {"customer", "start"}):
        assert told(release([swapped.get(name, name) for name in BODY])) == []
    elif "summary" in swapped or "start" in swapped or {one, other} == {"problem", "solution"}:
        assert "prfaq-order" in [
            rule for rule, _ in told(release([swapped.get(name, name) for name in BODY]))
        ]


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (
            (*HEADS.values(), *BODY.values(), internal(), EXTERNAL),
            "The internal FAQ stands before the external FAQ.",
        ),
        (
            ("# PR/FAQ", EXTERNAL, *list(HEADS.values())[1:], *BODY.values(), internal()),
            "The external FAQ stands before the press release.",
        ),
    ],
)
def test_areas_out_of_order(parts: tuple[str, ...], message: str) -> None:
    assert ("prfaq-order", message) in told(text_of(*parts))


pieces = st.sampled_from(
    [
        *HEADS.values(),
        *BODY.values(),
        EXTERNAL,
        *QUESTIONS.values(),
        "## Internal FAQ",
        "> “Yes.”\n> — Jon",
        "---",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(pieces | st.text(max_size=12), max_size=25))
def test_any_pieces_in_any_order_are_read(parts: list[str]) -> None:
    text = text_of(*parts)
    for one in marks(text):
        assert text[one.start : one.end] == one.text
        assert one.text.strip()
        assert "{" not in one.message
