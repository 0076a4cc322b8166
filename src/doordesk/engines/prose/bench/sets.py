"""What we and others said to the texts of a labelled set, counted by family."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doordesk.engines.prose.bench.labels import ANY, Labelled, LabelSet
from doordesk.engines.prose.bench.others import ALIKE, Other
from doordesk.engines.prose.bench.scores import Score, scored
from doordesk.engines.prose.checking import check
from doordesk.engines.prose.library import read_as
from doordesk.engines.prose.ruleset import Ruleset

ALWAYS = "always yes"


@dataclass(frozen=True)
class Answer:
    """What was marked in one text: rules with how many finds, families, and other tools' checks."""

    rules: dict[str, int]
    families: frozenset[str]
    others: dict[str, list[str]]


@dataclass(frozen=True)
class Row:
    """One family (or rule, or any mark at all) on one set: our score, and those of the baselines."""

    name: str
    known: bool
    ours: Score
    baselines: dict[str, Score]


@dataclass(frozen=True)
class SetFigures:
    """One labelled set: how many texts, and a row for each name that it speaks of."""

    name: str
    texts: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Target:
    """What a name in a label stands for: families, or one rule."""

    name: str
    families: frozenset[str] = frozenset()
    rule: str = ""

    def met_by(self, answer: Answer) -> bool:
        """Whether something of it was marked."""
        if self.name == ANY:
            return bool(answer.rules)
        return self.rule in answer.rules or not self.families.isdisjoint(answer.families)


def target(name: str, rules: Ruleset) -> Target:
    """The family, the families known under another name, or the rule that a label names."""
    if name == ANY:
        return Target(ANY)
    if name in rules.families:
        return Target(name, frozenset({name}))
    known = sorted(family.family for family in rules.families.values() if name in family.also)
    if len(known) == 1:
        return Target(known[0], frozenset(known))
    if known:
        return Target(name, frozenset(known))
    return Target(name, rule=name if name in rules.all else "")


def answers(labels: Iterable[Labelled], rules: Ruleset, others: Sequence[Other]) -> list[Answer]:
    """Read every text as the product does, and ask everyone."""
    return [_answer(one, rules, others) for one in labels]


def _answer(label: Labelled, rules: Ruleset, others: Sequence[Other]) -> Answer:
    counts: dict[str, int] = {}
    found = check(read_as(label.kind, label.text), label.kind, rules, label.given, everything=True)
    for one in found:
        counts[one.rule] = counts.get(one.rule, 0) + 1
    theirs = {other.name: other.marks(label.text) for other in others}
    return Answer(counts, frozenset(one.family for one in found), theirs)


def targets(labels: Iterable[Labelled], rules: Ruleset) -> list[Target]:
    """What a set speaks of: each name once; any mark at all where that is asked, or nothing ever is."""
    names = {name for one in labels for name in one.expect} or {ANY}
    found = {it.name: it for it in (target(name, rules) for name in sorted(names))}
    return list(found.values())


def judged(labels: Sequence[Labelled], wanted: Target, rules: Ruleset) -> list[bool | None]:
    """What each label says of a target; None where it says only that something is wrong."""
    if wanted.name == ANY:
        return [bool(one.expect) for one in labels]
    return [
        None if one.expect == {ANY} else any(target(name, rules).name == wanted.name for name in one.expect)
        for one in labels
    ]


def set_figures(
    label_set: LabelSet, said: Sequence[Answer], rules: Ruleset, others: Sequence[Other]
) -> SetFigures:
    """The rows of one set."""
    labels = label_set.labels
    rows = (_row(it, judged(labels, it, rules), said, others) for it in targets(labels, rules))
    return SetFigures(label_set.name, len(labels), tuple(rows))


def _row(
    wanted: Target, labelled: Sequence[bool | None], said: Sequence[Answer], others: Sequence[Other]
) -> Row:
    pairs = [(answer, yes) for answer, yes in zip(said, labelled, strict=True) if yes is not None]
    baselines = {ALWAYS: scored([(True, yes) for _, yes in pairs])}
    for other in others:
        baselines[f"{other.name}, any mark"] = scored(
            [(bool(it.others[other.name]), yes) for it, yes in pairs]
        )
    alike = ALIKE.get(wanted.name, ())
    if alike and any(other.name == "proselint" for other in others):
        baselines[f"proselint, {' and '.join(alike)}"] = scored(
            [(any(mark.startswith(alike) for mark in it.others["proselint"]), yes) for it, yes in pairs]
        )
    known = wanted.name == ANY or bool(wanted.families or wanted.rule)
    return Row(wanted.name, known, scored([(wanted.met_by(it), yes) for it, yes in pairs]), baselines)
