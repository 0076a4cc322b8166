"""CSV files open in a spreadsheet without running anything."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.ui.tables import csv_response, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1"])
def test_formula_is_disarmed(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (-3, "-3"),
        (0.5, "0.5"),
        ("Amara", "Amara"),
        (datetime(2026, 3, 2, 9, tzinfo=UTC), "2026-03-02T09:00:00+00:00"),
    ],
)
def test_plain_values_stay(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


@given(st.text(max_size=60))
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not safe_cell(text).strip().startswith(("=", "+", "-", "@"))


def test_file_can_be_read_back() -> None:
    response = csv_response(
        "openings 2026.csv", ["Title", "Days"], [("Señor, “engineer”", 31), ("=cmd()", -1)]
    )
    text = response.content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Title", "Days"],
        ["Señor, “engineer”", "31"],
        ["'=cmd()", "-1"],
    ]
    assert response.headers["Content-Disposition"] == 'attachment; filename="openings-2026.csv"'
