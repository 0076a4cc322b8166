"""A small debrief to change a little in each test: Mo hires, Ana leads, Jo and Tom interview Kim Sato."""

import tomllib
from dataclasses import replace
from pathlib import Path

from doordesk.engines.facilitation import Meeting, Member, Part, Passage, Principle, Step, Vote, prompts
from doordesk.engines.facilitation.bench import Labelled, labelled_from
from doordesk.engines.facilitation.prompt import Kind, Prompt
from doordesk.engines.facilitation.prompts import everything

PACKETS = Path(__file__).parent / "packets"
MO, ANA, JO, TOM = 1, 2, 3, 4
OWNERSHIP, TRUST = 1, 2
PEOPLE = (
    Member(MO, "Mo", 7, hires=True, interviews_done=40),
    Member(ANA, "Ana", 8, leads=True, interviews_done=120),
    Member(JO, "Jo", 5, interviews_done=6),
    Member(TOM, "Tom", 6, interviews_done=30),
)
STORIES = (
    "She mended the gate of another depot, though it was late and nobody had asked her for it.",
    "When the printer in Leeds lost the labels she drove there herself, but told her own shift too late.",
    "He rang the supplier about the wrong invoice before anybody noticed; the second letter was clumsy.",
    "Asked for a promise that was hard to keep: the rota in August. Kept, with one exception.",
)


def passage(
    number: int, author: int, text: str, principle: int | None = OWNERSHIP, rating: int | None = 3
) -> Passage:
    if principle is None:
        return Passage(number, author, None, Part.NOTES, text)
    return Passage(number, author, principle, Part.EVIDENCE, text, rating)


CALM = Meeting(
    Step.DISCUSSING,
    "Kim Sato",
    PEOPLE,
    (Principle(OWNERSHIP, "Ownership", (JO, TOM)), Principle(TRUST, "Earn trust", (MO, ANA))),
    (
        passage(1, JO, STORIES[0]),
        passage(2, TOM, STORIES[1]),
        passage(3, MO, STORIES[2], TRUST),
        passage(4, ANA, STORIES[3], TRUST),
    ),
    tuple(Vote(person, 3, 3) for person in (MO, ANA, JO, TOM)),
)


def voting(**votes: tuple[int | None, int | None]) -> Meeting:
    """The calm meeting with other votes for some, by their names in small letters."""
    ids = {member.name.lower(): member.id for member in PEOPLE}
    changed = {ids[name]: Vote(ids[name], *pair) for name, pair in votes.items()}
    return replace(CALM, votes=tuple(changed.get(vote.person, vote) for vote in CALM.votes))


def saying(text: str, *, author: int = JO) -> Meeting:
    """The calm meeting with a note added."""
    return replace(CALM, passages=(*CALM.passages, passage(9, author, text, None)))


def rating(*given: tuple[int, int, int, str]) -> Meeting:
    """The calm meeting with this evidence alone: author, principle, rating, text."""
    told = (passage(number, a, text, p, r) for number, (a, p, r, text) in enumerate(given, start=1))
    return replace(CALM, passages=tuple(told))


def found(meeting: Meeting, kind: Kind) -> list[Prompt]:
    return [one for one in everything(meeting) if one.kind == kind]


def only(meeting: Meeting, kind: Kind) -> Prompt:
    [one] = found(meeting, kind)
    return one


def kinds(meeting: Meeting) -> list[Kind]:
    return [one.kind for one in prompts(meeting)]


def packets() -> list[Labelled]:
    tables = (tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(PACKETS.rglob("*.toml")))
    return [labelled_from(one, table["split"]) for table in tables for one in table["packet"]]
