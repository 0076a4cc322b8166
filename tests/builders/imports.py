"""Small exports as Greenhouse's Harvest API gives them, versions 1 and 3; tests change them."""

import json
from pathlib import Path
from typing import Any

Row = dict[str, Any]
WHEN = "2024-05-13T09:00:00.000Z"
SUBMITTED = "2024-05-13T15:30:00.000Z"
QUEUE = "Drew the queue first."
NAMES = {7: "Kate Austen", 8: "Hugo Reyes", 9: "Sun Kwon", 10: "Ben Linus"}


def user(key: int, **more: Any) -> Row:
    """A user of the old system, with an address."""
    first, last = NAMES.get(key, f"User Number{key}").split()
    address = f"{first.lower()}@old.example"
    return {
        "id": key, "name": f"{first} {last}", "first_name": first, "last_name": last, "disabled": False,
        "primary_email_address": address, "emails": [address], "employee_id": f"E{key}", **more,
    }  # fmt: skip


def person(key: int, **more: Any) -> Row:
    """A user as other rows of version 1 name one."""
    first, last = NAMES.get(key, f"User Number{key}").split()
    return {
        "id": key, "first_name": first, "last_name": last, "name": f"{first} {last}",
        "employee_id": f"E{key}", **more,
    }  # fmt: skip


def job(key: int = 3, **more: Any) -> Row:
    """A closed job for engineers, with its hiring team."""
    return {
        "id": key, "name": "Backend engineer", "requisition_id": "R1", "status": "closed",
        "departments": [{"id": 1, "name": "Payments"}], "created_at": "2024-01-10T08:00:00Z",
        "opened_at": "2024-02-01T08:00:00Z",
        "hiring_team": {"hiring_managers": [person(9)], "recruiters": [person(10, responsible=True)]}, **more,
    }  # fmt: skip


def candidate(key: int = 17, **more: Any) -> Row:
    """A candidate with an address."""
    return {
        "id": key, "first_name": "Amara", "last_name": "Okafor", "created_at": "2024-04-01T10:00:00Z",
        "email_addresses": [{"value": f"amara{key}@mail.example", "type": "personal"}],
        "phone_numbers": [{"value": "+44 20 7946 0000", "type": "mobile"}], "application_ids": [42], **more,
    }  # fmt: skip


def application(key: int = 42, candidate_id: int = 17, job_id: int = 3, **more: Any) -> Row:
    """An application that was turned down."""
    return {
        "id": key, "candidate_id": candidate_id, "prospect": False, "applied_at": "2024-04-02T10:00:00Z",
        "status": "rejected", "jobs": [{"id": job_id, "name": "Backend engineer"}],
        "source": {"id": 2, "public_name": "Referral"}, "rejection_reason": None, **more,
    }  # fmt: skip


def scorecard(key: int = 123, application_id: int = 42, by: int = 7, **more: Any) -> Row:
    """A submitted scorecard of version 1."""
    return {
        "id": key, "candidate_id": 17, "application_id": application_id, "interview": "System design",
        "interviewer": person(by), "submitted_by": person(by), "interviewed_at": WHEN,
        "submitted_at": SUBMITTED, "overall_recommendation": "yes",
        "attributes": [
            {"name": "Communication", "type": "Skills", "note": QUEUE, "rating": "strong_yes"},
            {"name": "Depth", "type": "Skills", "note": "Stopped at the cache.", "rating": "mixed"},
            {"name": "Patience", "type": "Skills", "note": None, "rating": "no_decision"},
        ],
        "ratings": {
            "definitely_not": [], "no": [], "mixed": ["Depth"], "yes": [], "strong_yes": ["Communication"],
        },
        "questions": [
            {"id": None, "question": "Key Take-Aways", "answer": "Knows why, not only how."},
            {"id": None, "question": "Private Notes", "answer": "Asked about pay."},
            {"id": 55, "question": "Which system did they design?", "answer": "<p>A <b>ledger</b></p>"},
        ],
        **more,
    }  # fmt: skip


def scorecard3(key: int = 123, application_id: int = 42, by: int = 7, **more: Any) -> Row:
    """A submitted scorecard of version 3, without its attributes and answers."""
    return {
        "id": key, "application_id": application_id, "interviewer_id": by, "submitter_id": by,
        "candidate_rating": "yes", "status": "complete",
        "interviewed_at": WHEN, "submitted_at": SUBMITTED, "notes": "Knows why, not only how.",
        "private_notes": "Asked about pay.", "public_notes": None, **more,
    }  # fmt: skip


def attribute3(scorecard_id: int = 123, attribute_id: int = 900, **more: Any) -> Row:
    """A rated attribute of version 3."""
    return {
        "id": scorecard_id * 1000 + attribute_id, "scorecard_id": scorecard_id,
        "job_candidate_attribute_id": attribute_id, "candidate_attribute_rating": "strong_yes",
        "note": QUEUE, **more,
    }  # fmt: skip


def answer3(scorecard_id: int = 123, question_id: int = 800, **more: Any) -> Row:
    """An answer of version 3."""
    return {
        "id": scorecard_id * 1000 + question_id, "scorecard_id": scorecard_id,
        "scorecard_question_id": question_id, "answer": "<p>A <b>ledger</b></p>", **more,
    }  # fmt: skip


def export1() -> dict[str, list[Row]]:
    """A whole export of version 1: two interviews of one application."""
    return {
        "users": [user(key) for key in NAMES], "jobs": [job()], "candidates": [candidate()],
        "applications": [application()], "scorecards": [scorecard(), scorecard(124, by=8)],
    }  # fmt: skip


def export3() -> dict[str, list[Row]]:
    """The same company by version 3."""
    return {
        **{table: rows for table, rows in export1().items() if table != "scorecards"},
        "scorecards": [scorecard3(), scorecard3(124, by=8)],
        "scorecard_candidate_attributes": [attribute3(), attribute3(124)],
        "scorecard_question_answers": [answer3(), answer3(124)],
    }


def folder(at: Path, tables: dict[str, list[Row]], *, lines: bool = False) -> Path:
    """Write an export into a folder: arrays, or JSON Lines; files of an earlier one give way."""
    at.mkdir(parents=True, exist_ok=True)
    for old in at.iterdir():
        old.unlink()
    for table, rows in tables.items():
        if lines:
            (at / f"{table}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        else:
            (at / f"{table}.json").write_text(json.dumps(rows, indent=1))
    return at
