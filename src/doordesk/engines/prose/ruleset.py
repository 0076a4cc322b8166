"""The rules that hold for a check, ready to be looked up: compiled once, then used for every text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from doordesk.engines.prose.detectors import CONDITIONS, DETECTORS
from doordesk.engines.prose.dictionary import Dictionary
from doordesk.engines.prose.finding import WHOLE, Hit
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.phrases import Ways, parse
from doordesk.engines.prose.rule import BadRules, Family, Rule
from doordesk.engines.prose.text.reading import Reading

SAYS, EXCEPTED, UNLESS, BESIDE = range(4)
Span = tuple[int, int]


@dataclass(frozen=True)
class Held:
    """A rule with the family it belongs to."""

    rule: Rule
    family: Family


class Ruleset:
    """Rules by id; a later one takes the place of an earlier one of the same id. Raises `BadRules`."""

    def __init__(self, families: Iterable[Family], off: Iterable[str] = ()) -> None:
        held: dict[str, Held] = {}
        for family in families:
            for rule in family.rules:
                held[rule.id] = Held(rule, family)
        self.off = frozenset(off)
        self.all = held
        self.held = {name: one for name, one in held.items() if name not in self.off}
        self._compiled: dict[Kind, Compiled] = {}

    def compiled(self, kind: Kind) -> "Compiled":
        """The rules of one kind of text, compiled on first use."""
        if kind not in self._compiled:
            self._compiled[kind] = Compiled(one for one in self.held.values() if kind in one.rule.kinds)
        return self._compiled[kind]

    @cached_property
    def families(self) -> Mapping[str, Family]:
        """The families by name."""
        return {one.family.family: one.family for one in self.all.values()}


class Compiled:
    """Rules for one kind of text: one dictionary for all their phrases, and their detectors."""

    def __init__(self, rules: Iterable[Held]) -> None:
        self.rules = tuple(rules)
        self.dictionary = Dictionary(
            (ways, number * 4 + role)
            for number, held in enumerate(self.rules)
            for role, ways in phrases_of(held)
        )
        for held in self.rules:
            _known(held.rule)

    def hits(self, reading: Reading) -> Iterator[tuple[Held, Hit]]:
        """What each rule sees in a text."""
        met: dict[int, list[Span]] = {}
        for filed, first, end in self.dictionary.find(reading):
            met.setdefault(filed, []).append((first, end))
        part = reading.given.part
        for number, held in enumerate(self.rules):
            if part and held.rule.whole != (part == WHOLE):
                continue
            said = met.get(number * 4 + SAYS)
            if said:
                others = [met.get(number * 4 + role, []) for role in (EXCEPTED, UNLESS, BESIDE)]
                for first, end in _standing(held.rule, reading, said, *others):
                    yield held, Hit(reading.starts[first], reading.ends[end - 1])
            if held.rule.detector:
                for hit in DETECTORS[held.rule.detector](reading, held.rule.options):
                    yield held, hit


def _known(rule: Rule) -> None:
    """Refuse a rule that names what there is not."""
    asked: list[tuple[str, str, Mapping[str, object]]] = [
        ("condition", one, CONDITIONS) for one in rule.where
    ]
    if rule.detector:
        asked.append(("detector", rule.detector, DETECTORS))
    for what, name, there in asked:
        if name not in there:
            known = ", ".join(sorted(there))
            raise BadRules(f"{rule.id}: there is no {what} “{name}”. There are: {known}.")


def phrases_of(held: Held) -> Iterator[tuple[int, Ways]]:
    """The phrases of a rule, each with what it is for."""
    rule, lists = held.rule, held.family.words
    if bool(rule.phrases) == bool(rule.detector):
        raise BadRules(f"{rule.id}: a rule has either phrases or a detector.")
    roles = ((SAYS, rule.phrases), (EXCEPTED, rule.excepted), (UNLESS, rule.unless), (BESIDE, rule.beside))
    for role, several in roles:
        for phrase in several:
            try:
                yield role, parse(phrase, lists)
            except BadRules as error:
                raise BadRules(f"{rule.id}: {error}") from error


def _standing(
    rule: Rule,
    reading: Reading,
    said: list[Span],
    excepted: list[Span],
    unless: list[Span],
    beside: list[Span],
) -> Iterator[Span]:
    """The finds that nothing clears, from left to right, none over another."""
    after = -1
    for first, end in sorted(said, key=lambda one: (one[0], -one[1])):
        if first < after or any(other < end and first < until for other, until in excepted):
            continue
        if not rule.in_quotations and reading.is_quoted(reading.starts[first]):
            continue
        if (unless or rule.beside) and not _in_company(reading, first, unless, beside, rule):
            continue
        if not all(CONDITIONS[one](reading, reading.starts[first], rule.options) for one in rule.where):
            continue
        after = end
        yield first, end


def _in_company(reading: Reading, first: int, unless: list[Span], beside: list[Span], rule: Rule) -> bool:
    sentence = reading.sentence_at(reading.starts[first])
    if sentence is None:
        return False

    def here(spans: list[Span]) -> bool:
        return any(sentence.first <= at < sentence.last for at, _ in spans)

    return not here(unless) and (not rule.beside or here(beside))
