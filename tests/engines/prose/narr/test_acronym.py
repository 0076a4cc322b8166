"""Acronyms: explained where they first stand, once, and used afterwards. Rule W3."""

import pytest

from tests.engines.prose.narr.marking import marked

FAULTS = [
    ("The SKU count fell. The SKUs are old.", [("acronym-undefined", "SKU")]),
    ("Ask the OMT, then the OMT again.", [("acronym-undefined", "OMT")]),
    ("The SKU is old. A stock keeping unit (SKU) has a price.", [("acronym-late", "SKU")]),
    ("A stock keeping unit (SKU) has a price. It is old.", [("acronym-unused", "SKU")]),
    (
        "A stock keeping unit (SKU) has a price. A stock keeping unit (SKU) is old.",
        [("acronym-twice", "SKU")],
    ),
    ("We met the buyer (OMT) twice.", [("acronym-undefined", "OMT")]),
]
FINE = [
    "A stock keeping unit (SKU) has a price. SKUs are old.",
    "The SKU (stock keeping unit) has a price. The SKU is old.",
    "SKU stands for stock keeping unit. A SKU has a price.",
    "SKU, short for stock keeping unit, is a word. A SKU has a price.",
    "The CEO and the CFO flew to the USA.",
    "NEW YORK, May 4. The store opens.",
    "LONDON — The store opens.",
    "In Austin, TX, the store opens.",
    "We opened in Q3 of FY25, in chapter IV.",
    "THE STORE OPENS IN THE OMT BUILDING.",
    "# The OMT",
    "Set `OMT` to one.",
    "See [the list](https://example.org/OMT).",
    "Do NOT open it.",
]


@pytest.mark.parametrize(("text", "found"), FAULTS)
def test_acronym_at_fault(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(text, "acronym") == found


@pytest.mark.parametrize("text", FINE)
def test_acronym_in_order(text: str) -> None:
    assert marked(text, "acronym") == []
