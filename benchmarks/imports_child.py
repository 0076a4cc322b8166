"""One timed deed of benchmarks/imports.py; prints seconds, the processor's seconds, and the most memory."""

import os
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doordesk.config.settings")

import django

django.setup()

from django.db import transaction

from benchmarks.imports import A_LOOP, CARDS, PEOPLE, rows
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.imports.actions import run
from doordesk.mechanisms.imports.models import Reference
from doordesk.mechanisms.loops.models import Interview, Loop


def one_by_one() -> None:
    """Save the same interviews, assessments and sections as objects, each for itself, in one transaction."""
    people, loops = list(Person.objects.order_by("pk")[:PEOPLE]), list(Loop.objects.order_by("pk"))
    with transaction.atomic():
        for key, card in enumerate(rows(CARDS)["scorecards"]):
            loop, author = loops[key // A_LOOP], people[key % PEOPLE]
            talk = Interview.objects.create(
                application_id=loop.application_id, loop=loop, title=card["interview"], interviewer=author
            )
            made = Assessment.objects.create(
                interview=talk, author=author, opened_at=now(), handed_in_at=now(), state="handed_in", vote=3
            )
            for one in card["attributes"]:
                Section.objects.create(
                    assessment=made, part="attribute", label=one["name"], text=one["note"], rating=3
                )
            answer = card["questions"][0]["answer"]
            Section.objects.create(assessment=made, part="question", label="Which system?", text=answer)
            Reference.objects.create(source="bench", kind="assessment", external_id=str(key), row_id=made.pk)


def main(what: str, folder: Path) -> None:
    """Do it, and print what it took."""
    started, busy = time.perf_counter(), time.process_time()
    if what == "import":
        run(folder)
    else:
        one_by_one()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{time.perf_counter() - started:.2f} {time.process_time() - busy:.1f} {memory:.0f}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
