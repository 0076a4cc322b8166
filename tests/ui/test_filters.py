"""The filter row reads its address and nothing else."""

from doordesk.foundation.ui import filters

STATE = filters.choice("state", "State", [("open", "Open"), ("closed", "Closed")])


def test_row_reads_search_and_choice() -> None:
    row = filters.read({"q": " engineer ", "state": "open"}, [STATE])
    assert (row.q, row.value("state"), row.active) == ("engineer", "open", True)


def test_unknown_value_counts_as_all() -> None:
    row = filters.read({"state": "'; drop"}, [STATE])
    assert (row.value("state"), row.active) == ("", False)


def test_search_is_cut_and_can_be_left_out() -> None:
    assert len(filters.read({"q": "x" * 500}).q) == 200
    assert filters.read({"q": "x"}, searchable=False).q == ""
