"""Check a text: findings in order, no more of a family than help, the few to look at first. Rules F6, W3."""

from collections.abc import Iterable, Sequence

from doordesk.engines.prose.finding import NOTHING, Finding, Given, Hit
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.ruleset import Held, Ruleset
from doordesk.engines.prose.text.blocks import Document, plain
from doordesk.engines.prose.text.reading import Reading

MOST = 7
HEAVIEST = 999


def check(
    text: str | Document, kind: Kind, rules: Ruleset, given: Given = NOTHING, *, everything: bool = False
) -> list[Finding]:
    """What the writer should look at again, in the order of the text.

    A family tells at most its `per_thousand` marks for each 1,000 words (one at least), the weightiest first;
    with `everything` all of them.
    """
    document = plain(text) if isinstance(text, str) else text
    return look(Reading(document, kind, given), rules, everything=everything)


def look(reading: Reading, rules: Ruleset, *, everything: bool = False) -> list[Finding]:
    """The same for a text already read, where its words are wanted, too."""
    hits = rules.compiled(reading.kind).hits(reading)
    found = _apart((held, _finding(held, hit, reading)) for held, hit in hits)
    if not everything:
        found = _enough(found, len(reading.words))
    return sorted((one for _, one in found), key=lambda one: (one.start, one.end, one.rule))


def most_useful(findings: Iterable[Finding], most: int = MOST) -> list[Finding]:
    """The few to look at first: of each rule its weightiest before a second of any, at most seven."""
    several: dict[str, list[Finding]] = {}
    for one in sorted(findings, key=_usefulness):
        several.setdefault(one.rule, []).append(one)
    ranked = [(place, one) for row in several.values() for place, one in enumerate(row)]
    return [one for _, one in sorted(ranked, key=lambda pair: (pair[0], _usefulness(pair[1])))][:most]


def _usefulness(one: Finding) -> tuple[int, int, str]:
    return -one.weight, one.start, one.rule


def _finding(held: Held, hit: Hit, reading: Reading) -> Finding:
    rule = held.rule
    words = reading.text[hit.start : hit.end]
    line, column = reading.place(hit.start)
    slots = {"text": " ".join(words.split()), **hit.slots}
    return Finding(
        rule=rule.id,
        family=held.family.family,
        start=hit.start,
        end=hit.end,
        line=line,
        column=column,
        text=words,
        message=_filled(rule.message, slots),
        why=rule.why,
        suggestion=_filled(rule.suggestion, slots),
        weight=min(rule.weight + hit.strength, HEAVIEST),
    )


def _filled(said: str, slots: dict[str, str]) -> str:
    """A sentence with its places filled in one pass, so that braces in somebody's text stay braces."""
    pieces = said.split("{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, brace, rest = piece.partition("}")
        filled.append(f"{slots[name]}{rest}" if brace and name in slots else "{" + piece)
    return "".join(filled)


def _apart(found: Iterable[tuple[Held, Finding]]) -> list[tuple[Held, Finding]]:
    """Of finds of one family that overlap, the weightiest alone."""
    kept: dict[int, tuple[Held, Finding]] = {}
    ends: dict[str, Finding] = {}
    for held, one in sorted(found, key=lambda pair: (pair[1].start, -pair[1].weight, pair[1].end)):
        last = ends.get(one.family)
        if last is not None and one.start < last.end:
            if one.weight <= last.weight:
                continue
            kept.pop(id(last))
        kept[id(one)] = (held, one)
        ends[one.family] = one
    return list(kept.values())


def _enough(found: Sequence[tuple[Held, Finding]], words: int) -> list[tuple[Held, Finding]]:
    """No more of each family than its allowance."""
    left = {
        held.family.family: max(1, round(held.family.per_thousand * words / 1000))
        for held, _ in found
        if held.family.per_thousand is not None
    }
    kept = []
    for held, one in sorted(found, key=lambda pair: _usefulness(pair[1])):
        name = held.family.family
        if left.get(name, 1) > 0:
            kept.append((held, one))
            if name in left:
                left[name] -= 1
    return kept
