"""The texts of the sample company are what good ones look like: next to nothing is marked in them."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from doordesk.engines.prose import Kind, check, markdown, standard

COMPANY = files("doordesk.mechanisms.demo") / "company"
OURS = {"coaching", "gender-coded", "inflated", "missing-parts", "must-haves"}


def told(name: str) -> dict[str, Any]:
    return tomllib.loads((COMPANY / name).read_text("utf-8"))


@pytest.mark.parametrize("opening", told("openings.toml")["opening"], ids=lambda one: one["key"])
def test_job_description_gets_at_most_the_mark_of_a_missing_part(opening: dict[str, str]) -> None:
    found = check(markdown(opening["description"]), Kind.JOB_DESCRIPTION, standard())
    assert {one.family for one in found if one.family in OURS} <= {"missing-parts"}


def test_coaching_notes_get_none() -> None:
    notes = [one for several in told("notes.toml").values() for one in several if "to_try" in one]
    assert len(notes) > 10
    for note in notes:
        for text in (note["worked"], note["to_try"], f"{note['worked']}\n\n{note['to_try']}"):
            assert [one for one in check(text, Kind.COACHING_NOTE, standard()) if one.family in OURS] == []
