"""Times an import of 5,000 scorecards against saving the rows one by one: `python -m benchmarks.imports`.

Each runs in a process of its own, on a database file that is gone afterwards (benchmarks/imports_child.py).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CARDS = 5_000
PEOPLE = 120
A_LOOP = 5
NOTE = "She drew the queue first, then named what breaks when it is full. “I would rather drop than block.” "


def rows(cards: int, words: int = 12) -> dict[str, Iterator[dict[str, Any]]]:
    """Give a company's export, version 1; a card has three attributes and an answer of that many notes."""
    applications = max(cards // A_LOOP, 1)
    return {
        "users": (_user(key) for key in range(1, PEOPLE + 1)),
        "jobs": ({"id": key, "name": f"Engineer {key}", "status": "closed"} for key in range(1, 41)),
        "candidates": (
            {"id": key, "first_name": "Candidate", "last_name": str(key)}
            for key in range(1, applications + 1)
        ),
        "applications": (
            {"id": key, "candidate_id": key, "status": "rejected", "jobs": [{"id": key % 40 + 1}]}
            for key in range(1, applications + 1)
        ),
        "scorecards": (_card(key, words) for key in range(1, cards + 1)),
    }


def _user(key: int) -> dict[str, Any]:
    return {"id": key, "name": f"Person {key}", "primary_email_address": f"p{key}@old.example"}


def _card(key: int, words: int) -> dict[str, Any]:
    note = f"{NOTE * words}{key}"
    return {
        "id": key,
        "application_id": (key - 1) // A_LOOP + 1,
        "candidate_id": (key - 1) // A_LOOP + 1,
        "interview": "System design",
        "interviewer": {"id": key % PEOPLE + 1},
        "interviewed_at": "2024-05-13T09:00:00Z",
        "submitted_at": "2024-05-13T15:30:00Z",
        "overall_recommendation": ("strong_yes", "yes", "no", "definitely_not", "mixed")[key % 5],
        "attributes": [{"name": f"Attribute {n}", "note": note, "rating": "yes"} for n in range(3)],
        "questions": [{"id": 1, "question": "Which system?", "answer": f"<p>{note}</p>"}],
    }


def write(folder: Path, cards: int, words: int = 12) -> int:
    """Write the export; return its bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, some in rows(cards, words).items():
        with (folder / f"{table}.json").open("w") as file:
            file.write("[")
            for number, row in enumerate(some):
                file.write(f"{',' if number else ''}\n{json.dumps(row)}")
            file.write("\n]\n")
    return sum(file.stat().st_size for file in folder.iterdir())


def main() -> None:
    """Import, import again, and save one by one into the same company."""
    with tempfile.TemporaryDirectory(prefix="doordesk-bench-") as home:
        os.environ.update(DOORDESK_HOME=home, DOORDESK_MODE="production", DATABASE_URL="")
        doordesk = Path(sys.executable).parent / "doordesk"
        subprocess.run([doordesk, "migrate"], check=True, capture_output=True)
        folder = Path(home) / "export"
        size = write(folder, CARDS)
        print(f"{CARDS} scorecards, {size / 1e6:.0f} MB of JSON")
        for said, what in (
            ("import, the first time", "import"),
            ("import, again: nothing changed", "import"),
            ("the assessments alone, saved one by one", "one by one"),
        ):
            words = [sys.executable, "-m", "benchmarks.imports_child", what, str(folder)]
            done = subprocess.run(words, check=True, capture_output=True, text=True)
            wall, cpu, memory = done.stdout.split()
            print(f"{said:<44}{float(wall):>8.1f} s   processor {cpu} s   memory {memory} MB")


if __name__ == "__main__":
    main()
