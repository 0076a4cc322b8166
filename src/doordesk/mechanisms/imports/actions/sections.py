"""What an imported assessment says, section by section; and which sections a change replaces."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.imports.queries.records import Card, Line, Sheet
from doordesk.mechanisms.imports.queries.scorecards import is_private

PRIVATE_NOTE = "Private note, for its author and the Core alone"


@dataclass
class Change:
    """What is new or different about one scorecard; what is None stays as it is."""

    id: str
    card: Card | None = None
    attributes: Sheet | None = None
    answers: Sheet | None = None

    def replaces(self, section: Section) -> bool:
        """Tell whether a section that is there gives way to this change."""
        if section.part == Part.ATTRIBUTE:
            return self.attributes is not None
        if section.part == Part.QUESTION or section.label not in ("", PRIVATE_NOTE):
            return self.answers is not None
        return self.card is not None


def stale(changes: Iterable[Change], rows: Mapping[str, Assessment]) -> list[Section]:
    """The sections that the changes replace."""
    known = [(change, rows[change.id]) for change in changes if rows[change.id].pk is not None]
    return [section for change, row in known for section in row.sections.all() if change.replaces(section)]


def sections_of(change: Change, row: Assessment) -> Iterator[Section]:
    """The sections that a change brings, ready to be written."""
    if change.card:
        yield from _texts(change.card, row)
    for line in change.attributes.lines if change.attributes else ():
        yield _section(row, Part.ATTRIBUTE, line)
    for line in change.answers.lines if change.answers else ():
        yield _section(row, Part.PRIVATE if is_private(line.label) else Part.QUESTION, line)


def _texts(card: Card, row: Assessment) -> Iterator[Section]:
    for part, label, text in ((Part.NOTES, "", card.notes), (Part.PRIVATE, PRIVATE_NOTE, card.private)):
        if text:
            yield _section(row, part, Line(label, text))


def _section(row: Assessment, part: Part, line: Line) -> Section:
    return Section(
        assessment=row,
        part=part,
        label=line.label,
        text=line.text,
        rating=line.rating,
        saved_at=row.handed_in_at,
    )
