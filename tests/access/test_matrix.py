"""The published table of access is the code's; every permission and every kind of text is in it."""

import os
from pathlib import Path

import pytest

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import GRANTS
from tests.access import matrix

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "access.md"
pytestmark = pytest.mark.django_db


def test_every_permission_has_one_rule() -> None:
    assert set(GRANTS) == set(P)


def test_permissions_stand_in_alphabetical_order() -> None:
    assert [one.value for one in P] == sorted(one.value for one in P)


def test_matrix_is_the_published_one_and_keeps_the_first_promise() -> None:
    found = matrix.cells(matrix.build())
    _nobody_reads_an_assessment_while_owing_one(found)
    _the_command_line_reads_nothing(found)
    page = matrix.markdown(found)
    if os.environ.get("DOORDESK_WRITE_ACCESS"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "read the difference, then `make access`"


def _nobody_reads_an_assessment_while_owing_one(found: matrix.Cells) -> None:
    """Rule F3 in the table: Wanjiru, in last, reads Priya's only from moment 3 on; roles never before 5."""
    first = {name: matrix.when(found["reads Priya's assessment", name]) for name in matrix.COLUMNS}
    assert min(map(matrix.MOMENTS.index, first["wanjiru"])) == 2
    for role in ("rosa", "nadia"):
        assert min(map(matrix.MOMENTS.index, first[role])) == 4
    for never in ("erik", "omar", "helen", "ben", "leila", "operator"):
        assert not first[never]


def _the_command_line_reads_nothing(found: matrix.Cells) -> None:
    """A person's key that is None must never match an empty column."""
    assert not any(
        matrix.when(answers)
        for (row, column), answers in found.items()
        if column == "operator" and row.startswith("reads")
    )
