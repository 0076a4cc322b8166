"""The two-column list and the gaps: what the room agrees to have read (rules D5, D12)."""

from django.db import transaction

from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict, Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.actions.moving import announce, at_step, entered, sentence
from doordesk.mechanisms.debriefs.models import Debrief, Gap, Line
from doordesk.mechanisms.debriefs.queries.passages import (
    Evidence,
    found_in,
    passages,
    principles_of,
    squeezed,
)
from doordesk.mechanisms.debriefs.states import Column, State
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.principles.models import Version

TEXT_LENGTH = Line._meta.get_field("text").max_length or 0
QUOTE_LENGTH = Line._meta.get_field("quote").max_length or 0


@transaction.atomic
def add_line(
    debrief: Debrief, version: Version, *, column: str, text: str, evidence: Evidence, actor: Person
) -> Line:
    """Put a line on the list with the words it rests on; a quote that is not there is refused. Rule D5.

    The evidence is a passage of an assessment of this loop that the actor may read.
    """
    row = _discussing(debrief, actor)
    _known_principle(row, version)
    line = Line(
        debrief=row, version=version, column=_column(column), text=_text(text), author=actor, written_at=now()
    )
    line.section_id, line.quote = _evidence(row, evidence, actor)
    again = _same(line)
    if again is not None:
        return again
    line.save(force_insert=True)
    _note(row, line, actor, "added")
    return line


def _same(line: Line) -> Line | None:
    """The very same line of the same author, when it stands already: a button that was pressed twice."""
    said = {"version": line.version_id, "column": line.column, "text": line.text, "quote": line.quote}
    twin = {"author": line.author_id, "section": line.section_id, "struck_at": None}
    return Line.objects.filter(debrief=line.debrief_id, **said, **twin).first()


@transaction.atomic
def change_line(line: Line, *, text: str, column: str, revision: int, actor: Person) -> Line:
    """Reword or move a line; its evidence stays. Two at once: both texts are kept (Conflict)."""
    debrief = _discussing(line.debrief, actor)
    row = locked(line)
    said, side = _text(text), _column(column)
    if row.revision != revision:
        raise Conflict(
            "Somebody changed this line meanwhile.",
            theirs=row.text,
            revision=row.revision,
            way_out="Both texts are here: keep one, or put them together.",
            rule="D5",
        )
    if (row.text, row.column) != (said, side):
        row.text, row.column, row.revision = said, side, row.revision + 1
        row.save(update_fields=["text", "column", "revision"])
        _note(debrief, row, actor, "changed")
    return row


@transaction.atomic
def strike_line(line: Line, *, actor: Person) -> Line:
    """Strike a line out; it stays on record, struck."""
    return _strike(line, actor, struck=True)


@transaction.atomic
def restore_line(line: Line, *, actor: Person) -> Line:
    """Take a struck line up again."""
    return _strike(line, actor, struck=False)


def _strike(line: Line, actor: Person, *, struck: bool) -> Line:
    debrief = _discussing(line.debrief, actor)
    row = locked(line)
    if (row.struck_at is not None) != struck:
        row.struck_at = now() if struck else None
        row.revision += 1
        row.save(update_fields=["struck_at", "revision"])
        _note(debrief, row, actor, "struck" if struck else "restored")
    return row


@transaction.atomic
def note_gap(debrief: Debrief, interview: Interview, version: Version, note: str, *, actor: Person) -> Gap:
    """Record 'not enough data' against the interview that owned the principle. Rule D12."""
    row = _discussing(debrief, actor)
    owned = interview.loop_id == row.loop_id and interview.owned.filter(version=version).exists()
    if not owned or interview.cancelled_at is not None:
        raise Refused(
            f"{interview} did not own “{version}”.",
            rule="D12",
            way_out="A gap belongs to an interview that had this principle to judge.",
            place="interview",
        )
    said = sentence(note, "Say what was missing.", place="note", rule="D12", most=400)
    gap, _ = Gap.objects.update_or_create(
        debrief=row, interview=interview, version=version, defaults={"note": said, "by": actor, "at": now()}
    )
    record(actor, Kind.DEBRIEF_GAP_NOTED, row, interview=interview.pk, version=version.pk, noted=True)
    announce(row, events.GAPS, gap.pk)
    return gap


@transaction.atomic
def remove_gap(gap: Gap, *, actor: Person) -> None:
    """Take a gap away that was noted by mistake."""
    row = _discussing(gap.debrief, actor)
    record(
        actor, Kind.DEBRIEF_GAP_NOTED, row, interview=gap.interview_id, version=gap.version_id, noted=False
    )
    announce(row, events.GAPS, gap.pk)
    gap.delete()


def _discussing(debrief: Debrief, actor: Person) -> Debrief:
    row = entered(debrief, P.DEBRIEF_JOIN, actor)
    at_step(row, State.DISCUSSING, "The list is written")
    return row


def _known_principle(row: Debrief, version: Version) -> None:
    if not principles_of(row).filter(pk=version.pk).exists():
        raise Refused(f"No interview of this loop owned “{version}”.", rule="D5", place="version")


def _column(column: str) -> str:
    if column not in Column.values:
        raise Refused(
            "A line stands in one of two columns.", rule="D5", way_out="Choose one.", place="column"
        )
    return column


def _text(text: str) -> str:
    return sentence(text, "The line has no text.", place="text", rule="D5", most=TEXT_LENGTH)


def _evidence(row: Debrief, evidence: Evidence, actor: Person) -> tuple[int, str]:
    """Return the section and the quote as it will be kept, or refuse words that are not there (rule D5)."""
    found = passages(actor, row).filter(pk=evidence.section).first()
    if found is None:
        raise Refused(
            "A line rests on an assessment of this loop.",
            rule="D5",
            way_out="Choose the passage it rests on.",
            place="section",
        )
    if len(squeezed(evidence.quote)) > QUOTE_LENGTH:
        raise Refused(
            f"The quote is longer than {QUOTE_LENGTH} characters.", way_out="Take its core.", place="quote"
        )
    if not found_in(evidence.quote, found.text):
        raise Refused(
            f"These words are not in {found.assessment.author.get_short_name()}'s text."
            if evidence.quote.strip()
            else "The line has no evidence.",
            rule="D5",
            way_out="Copy the words exactly as they stand there.",
            place="quote",
            code="quote_not_found",
        )
    return found.pk, " ".join(evidence.quote.split())


def _note(debrief: Debrief, line: Line, actor: Person, deed: str) -> None:
    record(actor, Kind.DEBRIEF_LINE_CHANGED, debrief, line=line.pk, deed=deed)
    announce(debrief, events.LINES, line.pk)
