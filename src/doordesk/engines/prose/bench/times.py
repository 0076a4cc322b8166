"""How long the check takes: per 1,000 words of real text, and of each rule on hostile text."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter

from doordesk.engines.prose.bench.documents import Read
from doordesk.engines.prose.bench.hostile import hostile
from doordesk.engines.prose.bench.labels import LabelSet
from doordesk.engines.prose.bench.others import Other
from doordesk.engines.prose.checking import check
from doordesk.engines.prose.library import read_as
from doordesk.engines.prose.ruleset import Compiled, Ruleset
from doordesk.engines.prose.text.reading import Reading

ENOUGH, MOST_TEXTS, RUNS = 300, 20, 3
HOSTILE = 5_000
TOLD = 5


@dataclass(frozen=True)
class Times:
    """Milliseconds per 1,000 words, the median of the texts, each timed three times."""

    texts: int
    words: int
    dictionary: float
    everything: float
    others: dict[str, float]


def times(
    read: Sequence[Read], sets: Sequence[LabelSet], rules: Ruleset, others: Sequence[Other]
) -> Times | None:
    """Time documents of 300 words or more; without any, the texts of the sets, put together."""
    long = [one for one in (read or _together(sets)) if len(one.document.text.split()) >= ENOUGH][:MOST_TEXTS]
    if not long:
        return None
    readings = [Reading(one.document, one.kind) for one in long]
    words = [max(1, len(one.words)) for one in readings]

    def middle(deed: Callable[[Read, Reading], object]) -> float:
        return median(
            _timed(partial(deed, one, reading)) / count * 1000
            for one, reading, count in zip(long, readings, words, strict=True)
        )

    return Times(
        len(long),
        sum(words),
        middle(lambda one, it: _all(rules.compiled(one.kind).dictionary.find(it))),
        middle(lambda one, _: check(read_as(one.kind, one.document.text), one.kind, rules)),
        {other.name: middle(partial(_ask, other)) for other in others},
    )


def _ask(other: Other, one: Read, reading: Reading) -> object:
    return other.marks(one.document.text)


def _together(sets: Sequence[LabelSet]) -> list[Read]:
    """The texts of each set as one document."""
    return [
        Read(one.name, kind, read_as(kind, "\n\n".join(it.text for it in one.labels)[:100_000]))
        for one in sets
        if one.labels
        for kind in [one.labels[0].kind]
    ]


def _all(found: Iterable[object]) -> None:
    for _ in found:
        pass


def _timed(deed: Callable[[], object]) -> float:
    """The milliseconds of the middle of three runs."""
    took = []
    for _ in range(RUNS):
        start = perf_counter()
        deed()
        took.append((perf_counter() - start) * 1000)
    return median(took)


def slowest_on_hostile(rules: Ruleset, length: int = HOSTILE) -> tuple[tuple[str, str, float], ...]:
    """The rules that took longest on text made to be slow: (rule, text, milliseconds), each rule alone."""
    worst: dict[str, tuple[float, str]] = {}
    alone = {held.rule.id: (held.rule.kinds[0], Compiled([held])) for held in rules.held.values()}
    for name, text in hostile(length).items():
        readings = {kind: Reading(read_as(kind, text), kind) for kind in {kind for kind, _ in alone.values()}}
        for rule, (kind, compiled) in alone.items():
            start = perf_counter()
            _all(compiled.hits(readings[kind]))
            worst[rule] = max(worst.get(rule, (0.0, "")), ((perf_counter() - start) * 1000, name))
    ranked = sorted(worst.items(), key=lambda pair: -pair[1][0])
    return tuple((rule, name, took) for rule, (took, name) in ranked[:TOLD])
