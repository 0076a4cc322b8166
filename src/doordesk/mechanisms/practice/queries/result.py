"""What a handed-in sheet shows: own ratings beside the experts', passages, reasons, faults (rule P2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import faults_for, keys_for, knows
from doordesk.mechanisms.practice.queries.library import Listed, case_of
from doordesk.mechanisms.practice.queries.sheets import typed_of
from doordesk.mechanisms.practice.states import Fault, FaultKind, Key, Rated, Turn, cited, compared
from doordesk.mechanisms.practice.states.case import CITED

FOUND, OTHERWISE, MISSED = "found", "otherwise", "missed"
SCALE = (1, 2, 3, 4, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; `turn` when it points to one."""

    text: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the scale and who chose it."""

    value: int
    own: bool
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one expert says on a principle."""

    reader: str
    rated: Rated
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One principle: own rating and evidence, the experts', and the difference in words."""

    key: str
    name: str
    own: int | None
    evidence: tuple[Piece, ...]
    places: tuple[Place, ...]
    score: float | None
    says: str
    experts: tuple[Opinion, ...]
    anchors: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted fault, and whether it was noticed: found, noticed as another kind, or missed."""

    fault: Fault
    kind: str
    how: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A turn with what rests on it: principles cited there by anybody, the fault planted in it."""

    turn: Turn
    rests: tuple[str, ...]
    planted: tuple[Planted, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A handed-in sheet as somebody reads it; `open` when they may see keys and faults."""

    sheet: Sheet
    listed: Listed
    open: bool
    lines: tuple[Line, ...]
    votes: tuple[Place, ...]
    keys: tuple[Key, ...]
    planted: tuple[Planted, ...]
    also: tuple[tuple[int, str], ...]
    turns: tuple[Heard, ...]

    @property
    def found(self) -> int:
        """How many planted faults were noticed, of whatever kind they were called."""
        return sum(one.how != MISSED for one in self.planted)


def result_of(reader: Actor, sheet: Sheet) -> Result:
    """Lay a sheet out for a reader who may read it; the experts' side only if they have handed in."""
    listed = case_of(sheet.case)
    keys, typed = keys_for(reader, listed), typed_of(sheet)
    planted = tuple(_planted(faults_for(reader, listed), typed.noticed))
    is_open = knows(reader, sheet.case)
    turns_planted = {one.fault.turn for one in planted}
    lines = tuple(_lines(listed, typed.ratings, typed.texts, keys))
    return Result(
        sheet=sheet,
        listed=listed,
        open=is_open,
        lines=lines,
        votes=_places(typed.vote, [(key.reader, key.vote) for key in keys], SCALE[:4]),
        keys=keys,
        planted=planted,
        also=tuple(
            (turn, FaultKind(kind).label) for turn, kind in sorted(typed.noticed) if turn not in turns_planted
        ),
        turns=tuple(_heard(listed, lines, planted)),
    )


def _lines(
    listed: Listed, ratings: dict[str, int], texts: dict[str, str], keys: Sequence[Key]
) -> Iterator[Line]:
    turns = len(listed.case.turns)
    measures = {one.key: one for one in listed.measures}
    for one in compared(ratings, keys, listed.case.principles):
        rated = [(key.reader, it) for key in keys if (it := key.of(one.principle))]
        wording = measures[one.principle].wording
        yield Line(
            key=one.principle,
            name=wording.name,
            own=one.own,
            evidence=pieces(texts.get(one.principle, ""), turns),
            places=_places(one.own, [(reader, it.rating) for reader, it in rated], SCALE),
            score=one.score,
            says=one.says,
            experts=tuple(Opinion(reader, it, pieces(it.why, turns)) for reader, it in rated),
            anchors=tuple(wording.anchors),
        )


def _places(own: int | None, experts: Sequence[tuple[str, int]], scale: Sequence[int]) -> tuple[Place, ...]:
    return tuple(
        Place(value, own == value, tuple(reader for reader, rating in experts if rating == value))
        for value in scale
    )


def _planted(faults: Sequence[Fault], noticed: frozenset[tuple[int, str]]) -> Iterator[Planted]:
    turns = {turn for turn, _ in noticed}
    for fault in faults:
        how = OTHERWISE if fault.turn in turns else MISSED
        how = FOUND if (fault.turn, fault.kind) in noticed else how
        yield Planted(fault, str(FaultKind(fault.kind).label), how)


def _heard(listed: Listed, lines: Sequence[Line], planted: Sequence[Planted]) -> Iterator[Heard]:
    turns = len(listed.case.turns)
    rests: dict[int, dict[str, None]] = {}
    for line in lines:
        own = cited("".join(f"[{one.turn}]" for one in line.evidence if one.turn), turns)
        for number in (*own, *(turn for one in line.experts for turn in one.rated.turns)):
            rests.setdefault(number, {})[line.name] = None
    for turn in listed.case.turns:
        faults = tuple(one for one in planted if one.fault.turn == turn.number)
        yield Heard(turn, tuple(rests.get(turn.number, ())), faults)


def pieces(text: str, turns: int) -> tuple[Piece, ...]:
    """Cut a text at its references to turns, so that each can be a link.

    >>> pieces("Counted [4], not guessed.", 9)
    (Piece(text='Counted ', turn=None), Piece(text='[4]', turn=4), Piece(text=', not guessed.', turn=None))
    """
    found, place = [], 0
    for match in CITED.finditer(text):
        if not 1 <= int(match[1]) <= turns:
            continue
        found += [Piece(text[place : match.start()]), Piece(match[0], int(match[1]))]
        place = match.end()
    return tuple(one for one in (*found, Piece(text[place:])) if one.text)
