"""What a phrase stands for, and what is said of one that cannot be read."""

import pytest

from doordesk.engines.prose.phrases import expand
from doordesk.engines.prose.rule import BadRules

LISTS = {"judgement": ("strong", "really good"), "own": ("@own",)}


def said(phrase: str) -> list[str]:
    return [
        " ".join(f"{step.word}*" if step.stem else step.word for step in way) for way in expand(phrase, LISTS)
    ]


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [
        ("culture fit", ["culture fit"]),
        ("Culture-fit", ["culture fit"]),
        ("good|great fit", ["good fit", "great fit"]),
        ("very? good", ["very good", "good"]),
        ("techn* strong", ["techn* strong"]),
        ("I heard _", ["i heard _"]),
        ("# years", ["# years"]),
        ("not ... sure", ["not ... sure"]),
        ("not … sure", ["not ... sure"]),
        ("@judgement technically", ["strong technically", "really good technically"]),
        ("didn’t click", ["didn't click"]),
    ],
)
def test_a_phrase_stands_for_ways_to_say_it(phrase: str, ways: list[str]) -> None:
    assert said(phrase) == ways


@pytest.mark.parametrize(
    ("phrase", "fault"),
    [
        ("", "no word to look for"),
        ("_ ...", "no word to look for"),
        ("... fit", "not at an end"),
        ("st* fit", "3 letters at least"),
        ("@nothing here", "names the list @nothing"),
        ("@own here", "names the list @own"),
        ("a ... b ... c ... d", "more than two"),
        ("a b c d e f g h i j k l m n o", "14 at most"),
        ("? fit", "no word"),
        (" ".join(["a|b|c|d|e|f|g|h"] * 5), "Make two phrases"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase: str, fault: str) -> None:
    with pytest.raises(BadRules, match=fault):
        expand(phrase, LISTS)
