"""What the room looks at while it talks: matrix, two-column list, gaps (rules D5, D12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from doordesk.mechanisms.assessments.queries import Judgement, Record
from doordesk.mechanisms.assessments.states import Part, Rating
from doordesk.mechanisms.debriefs.models import Gap, Line
from doordesk.mechanisms.debriefs.queries.passages import principles_of, squeezed
from doordesk.mechanisms.debriefs.queries.room import Room
from doordesk.mechanisms.debriefs.queries.summary import Summary, summary_of
from doordesk.mechanisms.debriefs.states import Column
from doordesk.mechanisms.principles.models import Version

EXCERPT = 600


@dataclass(frozen=True, slots=True)
class Subject:
    """One principle of the list: its lines in the two columns, what was struck, gaps noted and proposed."""

    version: Version
    met: tuple[Line, ...]
    not_met: tuple[Line, ...]
    gaps: tuple[Gap, ...]

    @property
    def lines(self) -> int:
        """How many lines stand."""
        return sum(line.struck_at is None for line in (*self.met, *self.not_met))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rating of 'not enough data' that nobody has noted as a gap yet."""

    record: Record
    judgement: Judgement


def wordings(room: Room) -> list[Version]:
    """The loop's principles, each once, in its newest wording among those owned; in the company's order."""
    newest: dict[int, Version] = {}
    for version in sorted(principles_of(room.debrief), key=lambda one: one.number):
        newest[version.principle_id] = version
    return sorted(newest.values(), key=lambda one: (one.principle.position, one.principle_id))


def matrix(room: Room, versions: Iterable[Version]) -> dict[str, Any]:
    """Principles down, interviewers across; a cell leads to its passage on the page."""
    people = [{"name": one.author.get_short_name(), "title": str(one.interview)} for one in room.of_loop]
    rows = [
        {"principle": version.name, "cells": [_cell(one, version) for one in room.of_loop]}
        for version in versions
    ]
    return {"people": people, "rows": rows}


def _cell(record: Record, version: Version) -> dict[str, object] | None:
    for one in record.judgements:
        if one.version is not None and one.version.principle_id == version.principle_id:
            text = squeezed(one.text)
            passage = f"{text[:EXCERPT].rsplit(' ', 1)[0]} …" if len(text) > EXCERPT else text
            return {"value": one.rating, "passage": passage, "url": f"#passage-{one.section_id}"}
    return None


def subjects(room: Room, versions: Iterable[Version]) -> list[Subject]:
    """The list, principle by principle; two queries."""
    lines = list(
        room.debrief.lines.select_related(
            "author", "version", "section__assessment__author", "section__version"
        )
    )
    gaps = list(room.debrief.gaps.select_related("interview__interviewer", "version", "by"))
    return [_subject(version, lines, gaps) for version in versions]


def _subject(version: Version, lines: list[Line], gaps: list[Gap]) -> Subject:
    own = [line for line in lines if line.version.principle_id == version.principle_id]
    return Subject(
        version,
        tuple(line for line in own if line.column == Column.MET),
        tuple(line for line in own if line.column == Column.NOT_MET),
        tuple(gap for gap in gaps if gap.version.principle_id == version.principle_id),
    )


def proposals(room: Room, listed: Iterable[Subject]) -> list[Proposal]:
    """Ratings without enough data that are not on record as gaps yet (rule D12)."""
    noted = {(gap.interview_id, gap.version.principle_id) for one in listed for gap in one.gaps}
    return [
        Proposal(record, one)
        for record in room.of_loop
        for one in record.judgements
        if one.rating == Rating.NO_DATA
        and one.version is not None
        and (record.interview.pk, one.version.principle_id) not in noted
    ]


def summary(room: Room) -> Summary:
    """The plain sum of the loop's ratings (rule D14)."""
    return summary_of(
        one.rating for record in room.of_loop for one in record.judgements if one.part == Part.PRINCIPLE
    )
