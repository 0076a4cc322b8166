"""`doordesk raters`: figures for a file, and sentences for a file that cannot be read."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from doordesk.cli.main import doordesk

RATED = """rater,ratee,dimension,rating,target
Ana,Kim,customer,4,3
Ana,Kim,owner,3,2
Ana,Lou,customer,3,2
Ana,Lou,owner,2,1
Ana,Max,customer,,4
Ana,Max,owner,3,3
Ben,Kim,customer,3,3
Ben,Kim,owner,2,2
Ben,Lou,customer,2,2
Ben,Lou,owner,1,1
"""
REVIEWED = "item,Ana,Ben\none,4,4\ntwo,3,2\nthree,2,2\nfour,1,3\nfive,4,3\nsix,,2\n"


Run = Callable[[list[str], str | bytes], Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(words: list[str], text: str | bytes) -> Result:
        file = tmp_path / "ratings.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return CliRunner().invoke(doordesk, ["raters", *words, str(file)])

    return run


def test_accuracy_is_printed_for_each_rater_with_what_was_used(run: Run) -> None:
    text = run(["accuracy"], RATED).output
    assert "Ana: 2 of 3 ratees, 2 of 2 dimensions\n  elevation               +1.000" in text
    assert "Ben: 2 of 2 ratees, 2 of 2 dimensions\n  elevation               +0.000" in text
    first, _ = json.loads(run(["accuracy", "--format", "json"], RATED).output)
    assert (first["rater"], first["ratees"], first["mean_squared_distance"]) == ("Ana", ["Kim", "Lou"], 1)


def test_agreement_is_printed_with_intervals(run: Run) -> None:
    text = run(["agreement"], REVIEWED).output
    assert "Items rated by two or more: 5" in text
    assert "equal             0.40  (0.12 to 0.77)" in text
    assert "weighted kappa    0.38  (" in text
    assert json.loads(run(["agreement", "--changing", "--format", "json"], REVIEWED).output)["items"] == 5
    assert (
        "not given: fewer than five items"
        in run(["agreement"], REVIEWED.replace("five,4,3", "five,4,")).output
    )
    full = "item,A,B\n" + "".join(f"{step},{step},{step}\n" for step in range(1, 6))
    assert "1.00  (no interval" in run(["agreement"], full).output


@pytest.mark.parametrize(
    ("words", "text", "says"),
    [
        ("accuracy", "ratee,rating\nKim,4\n", "The first line lacks dimension, target"),
        ("accuracy", "ratee,dimension,rating,target\n", "no line below the header"),
        (
            "accuracy",
            RATED.replace("Kim,owner,3,2", "Kim,owner,three,2"),
            "Line 3, rating: 'three' is no number",
        ),
        (
            "accuracy",
            RATED.replace("Kim,owner,3,2", "Kim,customer,3,2"),
            "Line 3: Kim is rated twice on customer",
        ),
        ("accuracy", "ratee,dimension,rating,target\nKim,customer,3,2\n", "least that can be compared"),
        ("agreement", "item,Ana\none,3\n", "names the item and two raters or more"),
        ("agreement", "item,Ana,Ben\none,3\n", "Line 2 has 2 cells, the first line 3"),
        ("agreement", "item,Ana,Ben\none,nan,3\n", "Line 2, Ana: 'nan' is no number"),
        ("agreement", "item,Ana,Ben\none,,3\n", "No item has been rated by two"),
        ("agreement", b"item,Ana,Ben\n\xff,1,2\n", "can't decode"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(run: Run, words: str, text: str | bytes, says: str) -> None:
    result = run([words], text)
    assert result.exit_code == 1
    assert says in " ".join(result.output.split())
