"""One run over a folder: every labelled set, every document, every rule, and the other tools beside ours."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from doordesk.engines.prose.bench.documents import Group, documents, groups
from doordesk.engines.prose.bench.labels import label_set
from doordesk.engines.prose.bench.others import Other, installed
from doordesk.engines.prose.bench.rules import RuleFigures, rule_figures
from doordesk.engines.prose.bench.sets import SetFigures, answers, set_figures
from doordesk.engines.prose.bench.times import Times, slowest_on_hostile, times
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.ruleset import Ruleset


@dataclass(frozen=True)
class Report:
    """Everything that one run measured."""

    sets: tuple[SetFigures, ...]
    groups: tuple[Group, ...]
    rules: tuple[RuleFigures, ...]
    times: Times | None
    slowest: tuple[tuple[str, str, float], ...]
    others: tuple[Other, ...]
    faults: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_empty: bool = field(default=False)


def measure(
    folder: Path, rules: Ruleset, kind: Kind | None = None, others: tuple[Other, ...] | None = None
) -> Report:
    """Measure `rules` on a folder; `kind` is that of documents in folders that no kind gives its name to."""
    others = installed() if others is None else others
    sets = [label_set(path, folder) for path in sorted(folder.rglob("*.jsonl"))]
    found = documents(folder, kind)
    answered = [answers(one.labels, rules, others) for one in sets]
    grouped = groups(found.read, rules, others)
    return Report(
        sets=tuple(
            set_figures(one, said, rules, others)
            for one, said in zip(sets, answered, strict=True)
            if one.labels
        ),
        groups=tuple(one for one, _ in grouped),
        rules=rule_figures(sets, answered, _finds(count for _, count in grouped), rules),
        times=times(found.read, sets, rules, others),
        slowest=slowest_on_hostile(rules),
        others=others,
        faults=(*(fault for one in sets for fault in one.faults), *found.faults),
        left_out=found.left_out,
        is_empty=not sets and not found.read and not found.faults,
    )


def _finds(counts: "Iterable[Counter[str]]") -> "Counter[str]":
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total
