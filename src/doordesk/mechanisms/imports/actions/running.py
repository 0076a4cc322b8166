"""Running an import, from the files to the report."""

from pathlib import Path

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind as Deed
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.actions import import_people
from doordesk.mechanisms.imports.actions.alone import alone
from doordesk.mechanisms.imports.actions.assessments import settle_assessments
from doordesk.mechanisms.imports.actions.candidates import (
    settle_applications,
    settle_candidates,
    settle_outcomes,
)
from doordesk.mechanisms.imports.actions.openings import settle_openings
from doordesk.mechanisms.imports.actions.people import settle_people
from doordesk.mechanisms.imports.actions.shelves import Shelves, Tell, quietly
from doordesk.mechanisms.imports.models import Kind
from doordesk.mechanisms.imports.queries.files import find
from doordesk.mechanisms.imports.queries.past import Known, Past, past_of, stand_in
from doordesk.mechanisms.imports.queries.report import Outcome, Report


def run(path: Path, *, dry_run: bool = False, actor: Actor = OPERATOR, tell: Tell = quietly) -> Report:
    """Take in a people file or an export, whole or not at all; a dry run writes nothing and reports the same.

    Nobody is invited or written to, no event is published; the audit trail gets one entry with the counts.
    `tell` hears in a few words how far it is.
    """
    require(actor, P.HISTORY_IMPORT)
    export = find(path)
    report = Report(dry_run=dry_run, aside=export.aside)
    tell("Reading")
    past = past_of(export, report)
    with alone():
        if export.people:
            _people(export.people, report, actor)
        if export.tables:
            _settle(past, Shelves(report, actor, tell))
        if dry_run:
            transaction.set_rollback(True)
    return report


def _people(file: Path, report: Report, actor: Actor) -> None:
    """Take in the people of a CSV file."""
    try:
        roster = import_people(file.read_bytes(), actor=actor)
    except OSError as error:
        raise Refused(f"{file.name} cannot be opened ({error.strerror}).", code="unreadable") from error
    for outcome in Outcome:
        report.count(outcome, Kind.PERSON, roster.counts[outcome.value])


def _settle(past: Past, shelves: Shelves) -> None:
    """Take in an export, each kind after those to which it refers."""
    actor, report = shelves.actor, shelves.report
    shelves.tell("Writing people, openings, candidates")
    stand_in(past, Known(shelves.applications.keys, shelves.candidates.keys, shelves.openings.keys))
    settle_people(past, shelves)
    settle_openings(past, shelves)
    settle_candidates(past, shelves)
    settle_applications(past, shelves)
    settle_assessments(past, shelves)
    settle_outcomes(actor)
    counts = {
        f"{outcome.value}_{kind.value}": number for (outcome, kind), number in report.counts.items() if number
    }
    record(actor, Deed.HISTORY_IMPORTED, None, **counts, skipped=len(report.skipped))
