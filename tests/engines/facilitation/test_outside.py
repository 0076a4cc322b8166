"""On texts that the lists were not written for: the sample company's debriefs, and sentences written last.

The debriefs are by another hand, for another purpose. Each was read for what a Bar Raiser would want to hear.
What follows is all that wordings and stories say on some 17,000 words; one more is a false alarm, one less is
something missed. They are no second held-out half: how alike two stories must be, and one wording, were
set with them in sight.
"""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from doordesk.engines.facilitation import Kind, Meeting
from doordesk.engines.facilitation.files import meeting_from
from doordesk.engines.facilitation.prompts import everything
from doordesk.mechanisms import demo
from tests.engines.facilitation import unseen
from tests.engines.facilitation.meetings import saying

COMPANY = Path(demo.__file__).parent / "company"
RATINGS = {"++": 4, "+": 3, "-": 2, "--": 1, "?": 0}
BY_WORDS = {
    Kind.FORBIDDEN_GROUND,
    Kind.SIMILAR_TO_ME,
    Kind.CONTRAST,
    Kind.URGENCY,
    Kind.VAGUE_TRAIT,
    Kind.SAME_STORY,
}
CANDIDATES = {
    "Amara Okafor",
    "Viktor Hale",
    "Sunniva Dahl",
    "Idris Bello",
    "Lucia Fontana",
    "Hana Kobayashi",
    "Piotr Zieliński",
    "Grace Mwangi",
    "Freya Nilsen",
    "Owen Tran",
    "Beatriz Lopes",
}
READ = {
    ("Amara Okafor", "forbidden_ground", "priya"),  # twins at home
    ("Amara Okafor", "contrast", "marta"),  # of the three people we have seen
    ("Sunniva Dahl", "forbidden_ground", "chen"),  # an accent
    ("Sunniva Dahl", "contrast", "priya"),  # the other candidate of the week
    ("Sunniva Dahl", "same_story", "marta mateo"),  # one close and one statement service, both for results
    ("Idris Bello", "similar_to_me", "marta"),  # a help desk, as I did
    ("Idris Bello", "vague_trait", "jonas"),  # fits in with us
    ("Piotr Zieliński", "vague_trait", "sam"),  # a good culture fit
    ("Owen Tran", "contrast", "greta"),  # side by side with another, by name
    ("Beatriz Lopes", "forbidden_ground", "omar"),  # an accent
}


def _told(interview: dict[str, Any]) -> list[dict[str, Any]]:
    written, author = interview["assessment"], interview["by"]
    return [
        {"author": author, "text": written["notes"]},
        {"author": author, "text": written.get("remark", ""), "kind": "remark"},
        *(
            {
                "author": author,
                "principle": one["principle"],
                "rating": RATINGS[one["rating"]],
                "text": one["evidence"],
            }
            for one in written.get("rating", ())
        ),
    ]


def _meetings() -> list[Meeting]:
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(COMPANY.glob("loops/*.toml"))
    ]
    found = []
    for table in (one for one in tables if one["name"] in CANDIDATES):
        held = [
            one for one in table.get("interview", ()) if one.get("assessment", {}).get("state") == "handed_in"
        ]
        principles = dict.fromkeys(name for one in held for name in one["principles"])
        found.append(
            meeting_from(
                {
                    "step": "reading",
                    "candidate": table["name"],
                    "members": [{"name": one["by"], "level": 5} for one in held],
                    "principles": {
                        name: [one["by"] for one in held if name in one["principles"]] for name in principles
                    },
                    "passages": [passage for one in held for passage in _told(one)],
                    "other_candidates": [other["name"] for other in tables if other is not table],
                }
            )
        )
    return found


def test_what_the_wordings_find_in_texts_of_another_hand() -> None:
    meetings = _meetings()
    assert {meeting.candidate for meeting in meetings} == CANDIDATES
    said = {
        (meeting.candidate, str(one.kind), " ".join(meeting.people[person].name for person in one.people))
        for meeting in meetings
        for one in everything(meeting)
        if one.kind in BY_WORDS
    }
    assert said == READ


def test_sentences_written_last_are_understood_as_often_as_is_claimed() -> None:
    said = [(kind, text) for kind, texts in unseen.PUT.items() for text in texts]
    understood = [text for kind, text in said if Kind(kind) in _kinds(text)]
    misread = [text for text in unseen.INNOCENT if _kinds(text)]
    assert (len(said), len(unseen.INNOCENT)) == (36, 20)
    assert len(understood) >= 24
    assert len(misread) <= 1


def _kinds(text: str) -> set[Kind]:
    meeting = replace(saying(text), other_candidates=("Lars Berg",))
    return {one.kind for one in everything(meeting)}
