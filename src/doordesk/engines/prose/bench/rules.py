"""The figures of single rules: how often each speaks, and how often it is right where a set speaks of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doordesk.engines.prose.bench.labels import ANY, LabelSet
from doordesk.engines.prose.bench.scores import Score, scored
from doordesk.engines.prose.bench.sets import Answer, Target, judged, targets
from doordesk.engines.prose.ruleset import Held, Ruleset


@dataclass(frozen=True)
class RuleFigures:
    """One rule: finds in labelled texts and in documents, its score, and the sets that it rests on.

    Recall is the share of the family's texts that this one rule marks. Where sets say no more than that a
    text is bad, `whole` is False: precision is the share of bad ones among those marked, and recall says
    nothing. No score: not measured.
    """

    rule: str
    family: str
    in_sets: int
    in_documents: int
    score: Score | None
    sets: tuple[str, ...]
    whole: bool = True


def rule_figures(
    sets: Sequence[LabelSet], answered: Sequence[Sequence[Answer]], finds: "Counter[str]", rules: Ruleset
) -> tuple[RuleFigures, ...]:
    """A row for every rule that holds, by family."""
    asked = [
        (one, said, targets(one.labels, rules))
        for one, said in zip(sets, answered, strict=True)
        if one.labels
    ]
    held = sorted(rules.held.values(), key=lambda one: (one.family.family, one.rule.id))
    return tuple(_figures(one, asked, finds[one.rule.id], rules) for one in held)


Asked = Sequence[tuple[LabelSet, Sequence[Answer], list[Target]]]


def _figures(held: Held, asked: Asked, in_documents: int, rules: Ruleset) -> RuleFigures:
    name = held.rule.id
    in_sets = sum(answer.rules.get(name, 0) for _, said, _ in asked for answer in said)
    scores = list(_scores(held, asked, rules, whole=True))
    whole = bool(scores)
    scores = scores or list(_scores(held, asked, rules, whole=False))
    return RuleFigures(
        name,
        held.family.family,
        in_sets,
        in_documents,
        sum((score for _, score in scores), Score()) if scores else None,
        tuple(dict.fromkeys(where for where, _ in scores)),
        whole,
    )


def _scores(held: Held, asked: Asked, rules: Ruleset, *, whole: bool) -> Iterator[tuple[str, Score]]:
    """The scores of a rule on the sets that name it or its family, or else on those that say 'any'."""
    for labels, said, wanted in asked:
        for it in wanted:
            speaks = held.family.family in it.families or it.rule == held.rule.id
            if not (speaks if whole else it.name == ANY):
                continue
            pairs = [
                (held.rule.id in answer.rules, yes)
                for answer, yes, label in zip(
                    said, judged(labels.labels, it, rules), labels.labels, strict=True
                )
                if yes is not None and label.kind in held.rule.kinds
            ]
            if pairs and (whole or any(mine for mine, _ in pairs)):
                yield labels.name, scored(pairs)
