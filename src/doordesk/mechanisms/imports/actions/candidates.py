"""Candidates and applications of an export; an application that went on here is the company's own."""

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.candidates.actions.history import (
    drop_stand_ins,
    record_historical_applications,
    record_historical_candidates,
    record_historical_no_hires,
)
from doordesk.mechanisms.candidates.models import Application, Candidate
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.imports.actions.shelves import Shelves
from doordesk.mechanisms.imports.models import Kind, Told
from doordesk.mechanisms.imports.queries.hiring import OF_APPLICATION
from doordesk.mechanisms.imports.queries.past import Past
from doordesk.mechanisms.imports.queries.records import Applicant, Bid
from doordesk.mechanisms.imports.queries.report import Outcome
from doordesk.mechanisms.loops.models import Loop
from doordesk.mechanisms.openings.actions.history import record_historical_fillings


def settle_candidates(past: Past, shelves: Shelves) -> None:
    """Give every candidate of the export a candidate here."""
    shelf = shelves.candidates
    found = shelf.sort(past.applicants)
    shelf.count_known(found)
    known = Candidate.objects.in_bulk([reference.row_id for _, reference in found.changed])
    rows = [_described(one, Candidate(added_at=now()), shelves) for one in found.new]
    rows += [_described(one, known[reference.row_id], shelves) for one, reference in found.changed]
    shelf.count(Outcome.CREATED, len(found.new))
    shelf.count(Outcome.UPDATED, len(found.changed))
    record_historical_candidates(rows, actor=shelves.actor)
    shelf.save()


def _described(one: Applicant, row: Candidate, shelves: Shelves) -> Candidate:
    row.name, row.email, row.phone, row.links = one.name, one.email, one.phone, one.links
    row.added_at = one.added_at or row.added_at
    shelves.candidates.put(one, row)
    return row


def settle_applications(past: Past, shelves: Shelves) -> None:
    """Give every application of the export one here."""
    shelf = shelves.applications
    found = shelf.sort(past.bids)
    shelf.count_known(found)
    known = Application.objects.in_bulk([reference.row_id for _, reference in found.changed])
    past_rows = Application.objects.filter(historical=True)
    moved = set(past_rows.exclude(moves=None).values_list("pk", flat=True)) if known else set()
    rows = [row for bid in found.new if (row := _placed(bid, Application(historical=True), shelves))]
    shelf.count(Outcome.CREATED, len(rows))
    for bid, reference in found.changed:
        row = known[reference.row_id]
        if row.pk in moved:
            shelf.put(bid, row, Told.OURS)
            shelf.count(Outcome.UNCHANGED)
        elif _placed(bid, row, shelves):
            rows.append(row)
            shelf.count(Outcome.UPDATED)
    record_historical_applications(rows, actor=shelves.actor)
    shelf.save()
    _drop_stand_ins([bid for bid, _ in found.changed if bid.applicant], shelves)


def _placed(bid: Bid, row: Application, shelves: Shelves) -> Application | None:
    """Write what the export says onto the row; None when candidate or opening were removed here."""
    candidate = shelves.candidates.row(bid.applicant or f"{OF_APPLICATION}{bid.id}")
    opening = shelves.openings.row(bid.post)
    if candidate is None or opening is None:
        what = "candidate" if candidate is None else "opening"
        shelves.report.skip(Kind.APPLICATION, bid.id, f"its {what} was removed here, or not taken.")
        return None
    row.candidate_id, row.opening_id, row.source, row.stage = candidate, opening, bid.source, bid.stage
    row.applied_at = bid.applied_at or (row.applied_at if row.pk else now())
    shelves.applications.put(bid, row)
    return row


def _drop_stand_ins(bids: list[Bid], shelves: Shelves) -> None:
    """Remove those who stood in for candidates that are known by now."""
    keys = {f"{OF_APPLICATION}{bid.id}" for bid in bids}
    rows = [row for key in keys if (row := shelves.candidates.row(key))]
    if rows:
        drop_stand_ins(rows, actor=shelves.actor)
        shelves.candidates.forget(keys)


def settle_outcomes(actor: Actor) -> None:
    """Say of applications and openings of the past what follows from all that is known by now."""
    record_historical_no_hires(Loop.objects.filter(historical=True), actor=actor)
    hired = Application.objects.filter(historical=True, stage=Stage.HIRE)
    record_historical_fillings(hired.values("opening"), actor=actor)
