"""What the coach says about a text to its writer, and what of it they set aside. Rules F6, W3, W4."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.engines.prose import Document, Finding, Given, Kind, Ruleset, check
from doordesk.engines.prose.finding import NOTHING
from doordesk.engines.prose.library import read_as
from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.writing.models import NotHere
from doordesk.mechanisms.writing.queries.company import rules
from doordesk.mechanisms.writing.queries.prints import prints

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding with its family's title, its print, and why it was set aside ("" when it was not)."""

    finding: Finding
    print: str
    title: str
    silenced: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text to look at: where it stands ("" when it is kept nowhere), its kind, and what else is known.

    `document` is the text as it was read from a file, when it was.
    """

    place: str
    text: str
    kind: Kind
    given: Given = NOTHING
    document: Document | None = None


def marks(actor: Actor, place: str, text: str, kind: Kind, given: Given = NOTHING) -> list[Mark]:
    """Return what the coach points at in a text, less what this person set aside there."""
    return [one for one in all_marks(actor, place, text, kind, given) if not one.silenced]


def all_marks(actor: Actor, place: str, text: str, kind: Kind, given: Given = NOTHING) -> list[Mark]:
    """Return what the coach points at in a text, what this person set aside there included."""
    return marked(actor, [Piece(place, text, kind, given)])[0]


def marked(actor: Actor, pieces: Iterable[Piece]) -> list[list[Mark]]:
    """Return all marks of several texts, those set aside included, in two queries for all of them."""
    pieces, ruleset = list(pieces), rules()
    aside = _aside(actor, {piece.place for piece in pieces} - {""})
    return [_marked(piece, ruleset, aside) for piece in pieces]


def _marked(piece: Piece, ruleset: Ruleset, aside: dict[tuple[str, str, str], str]) -> list[Mark]:
    found = _found(piece, ruleset)
    whole = frozenset(name for name, held in ruleset.held.items() if held.rule.whole)
    return [
        Mark(
            one,
            made,
            ruleset.held[one.rule].family.title,
            silenced=aside.get((piece.place, one.rule, made), ""),
        )
        for one, made in zip(found, prints(piece.text, found, whole), strict=True)
    ]


def _found(piece: Piece, ruleset: Ruleset) -> list[Finding]:
    """What the engine finds; a fault in a rule silences the coach and never stops whoever writes (F6)."""
    try:
        document = piece.document or read_as(piece.kind, piece.text)
        return check(document, piece.kind, ruleset, piece.given)
    except Exception as error:  # noqa: BLE001 - whatever it is, handing in goes on
        # No traceback: it could quote the text, which is sealed.
        logger.error("The writing coach failed on a text: %s, %s", piece.kind, type(error).__name__)  # noqa: TRY400
        return []


def _aside(actor: Actor, places: set[str]) -> dict[tuple[str, str, str], str]:
    if not places:
        return {}
    rows = visible(actor, NotHere).filter(place__in=places)
    return {
        (place, rule, made): reason
        for place, rule, made, reason in rows.values_list("place", "rule", "print", "reason")
    }
