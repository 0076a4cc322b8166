"""Scorecards of an export: interviews and assessments of closed loops, a few hundred at a time."""

from collections.abc import Collection, Iterator, Sequence

from doordesk.foundation.kernel.bulk import BATCH
from doordesk.mechanisms.assessments.actions.history import (
    record_historical_assessments,
    record_historical_sections,
)
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.states import State
from doordesk.mechanisms.imports.actions.loops import settle_loops
from doordesk.mechanisms.imports.actions.sections import Change, sections_of, stale
from doordesk.mechanisms.imports.actions.shelf import Shelf
from doordesk.mechanisms.imports.actions.shelves import Shelves
from doordesk.mechanisms.imports.models import Kind
from doordesk.mechanisms.imports.queries.past import Past
from doordesk.mechanisms.imports.queries.records import Card, Sheet
from doordesk.mechanisms.imports.queries.report import Outcome
from doordesk.mechanisms.loops.actions.history import record_historical_interviews
from doordesk.mechanisms.loops.models import Interview, Loop


def settle_assessments(past: Past, shelves: Shelves) -> None:
    """Give every submitted scorecard of the export an assessment here."""
    changes = _changes(past, shelves)
    for start in range(0, len(changes), BATCH):
        shelves.tell(f"Writing assessments, {start:,} of {len(changes):,}")
        _write(changes[start : start + BATCH], shelves)


def _changes(past: Past, shelves: Shelves) -> list[Change]:
    """What is to be written, scorecard by scorecard; what is as before is counted here."""
    found = shelves.assessments.sort(past.cards)
    told = [*found.new, *(card for card, _ in found.changed)]
    changes = {card.id: Change(card.id, card) for card in told if _has_place(card, shelves)}
    sheets = (
        (past.attributes, shelves.attributes, "attributes"),
        (past.answers, shelves.answers, "answers"),
    )
    for of_kind, shelf, name in sheets:
        for sheet in _differing(of_kind, shelf):
            if sheet.id in changes or shelves.assessments.row(sheet.id):
                setattr(changes.setdefault(sheet.id, Change(sheet.id)), name, sheet)
            elif sheet.id not in past.cards:
                reason = f"{name} of a scorecard that is not in the import."
                shelves.report.skip(Kind.ASSESSMENT, sheet.id, reason)
    found.same = [card for card in found.same if card.id not in changes]
    shelves.assessments.count_known(found)
    return list(changes.values())


def _differing(sheets: dict[str, Sheet], shelf: Shelf) -> Iterator[Sheet]:
    """Sheets that say something new; an empty one about which nothing is known says nothing."""
    found = shelf.sort(sheets)
    yield from (sheet for sheet in found.new if sheet.lines)
    yield from (sheet for sheet, _ in found.changed)


def _has_place(card: Card, shelves: Shelves) -> bool:
    """Tell whether application and author are there; skip the scorecard otherwise."""
    for key, shelf in ((card.bid, shelves.applications), (card.author, shelves.people)):
        if shelf.row(key) is None:
            reason = f"its {'application' if shelf is shelves.applications else 'author'} was removed here."
            shelves.report.skip(Kind.ASSESSMENT, card.id, reason)
            return False
    return True


def _write(changes: Sequence[Change], shelves: Shelves) -> None:
    """Write one batch: loops, interviews, assessments, sections, and what became of what."""
    loops = settle_loops([change.card for change in changes if change.card], shelves)
    rows = _known(changes, shelves)
    for change in changes:
        if change.card:
            _lay(change.card, rows.setdefault(change.id, Assessment(interview=Interview())), loops, shelves)
    shelves.assessments.count(Outcome.CREATED, sum(row.pk is None for row in rows.values()))
    shelves.assessments.count(Outcome.UPDATED, sum(row.pk is not None for row in rows.values()))
    told = [rows[change.id] for change in changes if change.card]
    instead_of = stale(changes, rows)
    talks = [row.interview for row in told]
    record_historical_interviews(talks, actor=shelves.actor)
    for row, talk in zip(told, talks, strict=True):
        row.interview = talk  # it has a key now
    record_historical_assessments(told, actor=shelves.actor)
    sections = [section for change in changes for section in sections_of(change, rows[change.id])]
    record_historical_sections(sections, instead_of, actor=shelves.actor)
    _note(changes, rows, shelves)


def _known(changes: Collection[Change], shelves: Shelves) -> dict[str, Assessment]:
    """The assessments of this batch that are there already, by the scorecard's number."""
    keys = {row: change.id for change in changes if (row := shelves.assessments.row(change.id))}
    rows = Assessment.objects.filter(pk__in=keys).select_related("interview__loop")
    return {keys[row.pk]: row for row in rows.prefetch_related("sections")}


def _lay(card: Card, row: Assessment, loops: dict[str, Loop], shelves: Shelves) -> None:
    """Write what the scorecard says onto interview and assessment."""
    author, loop, interview = shelves.people.row(card.author), loops[card.bid], row.interview
    interview.loop, interview.application_id = loop, loop.application_id
    interview.title, interview.interviewer_id, interview.starts_at = card.title, author, card.interviewed_at
    assert author is not None  # noqa: S101 - _has_place asked for it
    row.author_id, row.vote, row.state = author, card.vote, State.HANDED_IN
    row.handed_in_at, row.opened_at = card.submitted_at, card.interviewed_at or card.submitted_at


def _note(changes: Sequence[Change], rows: dict[str, Assessment], shelves: Shelves) -> None:
    for change in changes:
        parts = (
            (change.card, shelves.assessments),
            (change.attributes, shelves.attributes),
            (change.answers, shelves.answers),
        )
        for record, shelf in parts:
            if record:
                shelf.put(record, rows[change.id])
    for shelf in (shelves.assessments, shelves.attributes, shelves.answers):
        shelf.save()
