"""The parts of a press release's text, and their order: from the summary to getting started. Rule W4."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from doordesk.engines.prose.prfaq.pieces import NAMES, Look, Piece
from doordesk.engines.prose.prfaq.release import Release
from doordesk.engines.prose.prfaq.speech import speeches

BEGINS = 12
"""Characters at the beginning of a paragraph."""


class Part(StrEnum):
    """A part of a press release's text, as the trade calls it."""

    SUMMARY = "summary"
    PROBLEM = "problem"
    SOLUTION = "solution"
    QUOTATION = "quotation"
    START = "start"


FOLLOWERS = {
    Part.SUMMARY: frozenset(Part) - {Part.SUMMARY},
    Part.PROBLEM: frozenset({Part.SOLUTION, Part.START}),
    Part.SOLUTION: frozenset({Part.START}),
    Part.QUOTATION: frozenset({Part.START}),
    Part.START: frozenset[Part](),
}
"""What must not stand before each part. Quotations may stand anywhere between summary and getting started."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A part of the text at a place where it surely stands."""

    part: Part
    piece: Piece


def missing(release: Release) -> list[Part]:
    """Problem, solution, getting started: those of which there is no sign at all."""
    signs = {
        Part.PROBLEM: (("problem_label",), "problem_text"),
        Part.SOLUTION: (("solution_label",), "solution_text"),
        Part.START: (("start_label", "price_label"), "start_text"),
    }
    return [part for part, (labels, text) in signs.items() if not _is_there(release, labels, text)]


def _is_there(release: Release, labels: tuple[str, ...], text: str) -> bool:
    return any(
        any(release.is_called(label, one) for label in labels)
        or (one.look not in NAMES and release.signs.has(text, one.start, one.end))
        for one in release.below
    )


def standings(release: Release) -> list[Standing]:
    """The parts whose places are sure, in the order in which they stand.

    A label makes a part sure; so do quotation marks, a paragraph that opens with date and place, and one that
    opens 'To get started'. Of getting started the last place counts, of all others the first.
    """
    found: dict[Part, Standing] = {}
    for part, piece in _sure(release):
        if part is Part.START or part not in found:
            found[part] = Standing(part, piece)
    return sorted(found.values(), key=lambda one: one.piece.start)


def _sure(release: Release) -> Iterator[tuple[Part, Piece]]:
    labels = {
        Part.SUMMARY: "summary_label",
        Part.PROBLEM: "problem_label",
        Part.SOLUTION: "solution_label",
        Part.START: "start_label",
    }
    spoken = {one.piece for one in speeches(release)}
    for piece in release.below:
        if piece in spoken:
            yield Part.QUOTATION, piece
        if piece in spoken or piece.look is Look.ITEM:
            continue
        labelled = next((part for part, name in labels.items() if release.is_called(name, piece)), None)
        if labelled:
            yield labelled, piece
        elif piece.look is Look.TEXT and release.opens_dated(piece):
            yield Part.SUMMARY, piece
        elif piece.look not in NAMES and release.signs.has("start_firm", piece.start, piece.start + BEGINS):
            yield Part.START, piece


def out_of_order(found: list[Standing]) -> tuple[Standing, Standing] | None:
    """The first part that stands before one it should follow, and that one."""
    for place, one in enumerate(found):
        for later in found[place + 1 :]:
            if one.part in FOLLOWERS[later.part]:
                return one, later
    return None
