"""A meeting from a file: names become ids, and what is wrong is said."""

from typing import Any

import pytest

from doordesk.engines.facilitation import Column, Part, Step
from doordesk.engines.facilitation.files import Unreadable, meeting_from

TABLE: dict[str, Any] = {
    "candidate": "Kim Sato",
    "members": [{"name": "Ana", "level": 8, "leads": True}, {"name": "Jo", "level": 5, "interviews_done": 3}],
    "principles": {"Ownership": ["Jo"], "Trust": []},
    "passages": [
        {"author": "Jo", "text": "Notes."},
        {"author": "Jo", "principle": "Ownership", "rating": 3, "text": "Evidence."},
        {"author": "Jo", "kind": "remark", "text": "Remark."},
    ],
    "votes": {"Jo": [3, 2], "Ana": [4]},
    "spoken": ["Jo"],
    "lines": [{"principle": "Ownership", "column": "met", "author": "Jo", "text": "Yes.", "passage": 2}],
    "gaps": [["Trust", "Ana"]],
}


def test_everything_is_read() -> None:
    meeting = meeting_from(TABLE)
    assert meeting.step == Step.DISCUSSING
    assert [(one.id, one.name, one.leads) for one in meeting.members] == [(1, "Ana", True), (2, "Jo", False)]
    assert [one.kind for one in meeting.passages] == [Part.NOTES, Part.EVIDENCE, Part.REMARK]
    assert [(vote.person, vote.first, vote.second) for vote in meeting.votes] == [(2, 3, 2), (1, 4, None)]
    assert meeting.lines[0].column is Column.MET
    assert (meeting.spoken, meeting.gaps) == ((2,), ((2, 1),))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"members": [{"level": 5}]}, "'name' is missing"),
        ({"spoken": ["Tom"]}, "'Tom' is no member of this meeting; known: Ana, Jo"),
        ({"gaps": [["Thrift", "Ana"]]}, "'Thrift' is no principle"),
        ({"step": "lunch"}, "'lunch' is none of reading, revoting, discussing, deciding"),
        ({"passages": [{"author": "Jo", "rating": 7, "text": "…"}]}, "The rating 7 of passage 1 is none of"),
        ({"members": [{"name": "Ana", "level": 5, "hat": 1}]}, "another shape"),
        ({"votes": [1, 2]}, "another shape"),
        ({"votes": {"Jo": 3}}, "another shape"),
        ({"gaps": [["Trust"]]}, "another shape"),
        ({"votes": {"Jo": ["yes"]}}, "The vote 'yes' is none of"),
        ({"days_open": "long"}, "'long' should be a whole number"),
        ({"members": [{"name": "Ana", "level": "high"}]}, "'high' should be a whole number"),
    ],
)
def test_fault_is_said(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        meeting_from({**TABLE, **change})


def test_missing_candidate_is_said() -> None:
    with pytest.raises(Unreadable, match="'candidate' is missing"):
        meeting_from({"members": []})
