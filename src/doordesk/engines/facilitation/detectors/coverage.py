"""Principles that nobody looked at, or one alone; ratings over nothing. Rules D12, L6, F6."""

from collections.abc import Iterator

from doordesk.engines.facilitation import packet
from doordesk.engines.facilitation.meeting import Meeting, Passage, Principle
from doordesk.engines.facilitation.prompt import Kind, Prompt, ask
from doordesk.engines.facilitation.saying import counted, names, quoted, sign


def no_source(meeting: Meeting) -> Iterator[Prompt]:
    """A principle without any evidence, unless that is on record already (rule D12)."""
    recorded = {principle for principle, _ in meeting.gaps}
    for principle in meeting.principles if packet.passages(meeting) else ():
        if principle.id in recorded or any(map(_says_something, packet.evidence(meeting, principle.id))):
            continue
        owners = meeting.named(principle.owners)
        yield ask(
            Kind.NO_SOURCE,
            f"Nobody wrote evidence for {principle.name}"
            + (f"; it was {names(owners)} who owned it." if owners else "; no interview owned it."),
            f"{names(owners) or 'Everybody'}, did you hear anything that bears on {principle.name}? "
            "If not, shall we note that we do not know?",
            people=(member.id for member in owners),
            principle=principle.id,
        )


def _says_something(passage: Passage) -> bool:
    return packet.rated(passage) or (passage.rating is None and passage.length >= packet.FEWEST_WORDS)


def one_source(meeting: Meeting) -> Iterator[Prompt]:
    """A principle that rests on one person: the other owners brought nothing, or they alone say no (L6)."""
    for principle in meeting.principles:
        sources = packet.judged(meeting, principle.id)
        if len({one.author for one in sources}) != 1 or _accounted(meeting, principle):
            continue
        only = sources[0]
        [writer] = meeting.named([only.author])
        others = [one for one in meeting.named(principle.owners) if one.id != only.author]
        if others:
            seen = f"{names(others)} also owned it and brought nothing."
        elif not packet.over_bar(only.rating or 0):
            seen = f"rated {sign(only.rating)}, and nobody else looked."
        else:
            continue
        yield ask(
            Kind.ONE_SOURCE,
            f"{principle.name} rests on {writer.name} alone: {seen}",
            f"Did anybody but {writer.name} hear something that bears on {principle.name}, "
            "for it or against it?",
            people=(writer.id, *(one.id for one in others)),
            passages=[one.id for one in sources],
            principle=principle.id,
        )


def _accounted(meeting: Meeting, principle: Principle) -> bool:
    """Tell whether the gap is on record, or a rating over nothing is asked about anyway."""
    if any(gap == principle.id for gap, _ in meeting.gaps):
        return True
    here = packet.evidence(meeting, principle.id)
    return any(packet.rated(one) and not packet.founded(meeting, one) for one in here)


def rating_without_evidence(meeting: Meeting) -> Iterator[Prompt]:
    """A rating with next to nothing under it (rules F1, F6)."""
    for one in packet.evidence(meeting):
        if not packet.rated(one) or packet.founded(meeting, one):
            continue
        [writer] = meeting.named([one.author])
        name = packet.principle_name(meeting, one.principle)
        under = f"{counted(one.length, 'word')}: {quoted(one.text)}" if one.text.strip() else "no word."
        yield ask(
            Kind.RATING_WITHOUT_EVIDENCE,
            f"{writer.name} rated {name} {sign(one.rating)}, with {under}",
            f"{writer.name}, what did you hear or see that made it {sign(one.rating)} for {name}?",
            people=[writer.id],
            passages=[one.id],
            principle=one.principle,
        )
