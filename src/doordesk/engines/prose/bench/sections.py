"""The tables of a run, as rows of words, for whoever sets them."""

from collections.abc import Iterator
from dataclasses import dataclass

from doordesk.engines.prose.bench.labels import ANY
from doordesk.engines.prose.bench.measuring import Report
from doordesk.engines.prose.bench.rules import RuleFigures
from doordesk.engines.prose.bench.scores import Score
from doordesk.engines.prose.bench.sets import Row, SetFigures
from doordesk.engines.prose.bench.times import HOSTILE
from doordesk.engines.raters.shares import Share

OURS = "Doordesk"
SHARES = ("precision", "recall", "F1")
INTERVALS = (
    "Intervals are 95 per cent: Wilson's for precision and recall; F1 = 2J / (1 + J), where J is the share "
    "of right texts among those that the rule or the label says yes to, so its interval is that of J."
)
COUNTING = (
    "A text counts once for each family, however many marks it has. A text that a set labels with other "
    "families counts as one where this family should be silent."
)
BY_RULE = (
    "Recall by rule is the share of its family's texts that this one rule marks. “(any)” marks sets that "
    "say no more than that a text is bad: precision is the share of bad ones among those marked."
)


@dataclass(frozen=True)
class Section:
    """A table: its title, head and rows; the first `names` columns are words, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    names: int = 1


def sections(report: Report) -> Iterator[Section]:
    """What there is to show, in order."""
    for one in report.sets:
        yield _set(one)
    if report.sets:
        yield Section("How to read these tables", (), (), (INTERVALS, COUNTING))
    if report.groups:
        yield _documents(report)
    yield _times(report)
    yield _rules(report)
    if report.left_out:
        yield Section(
            "Left out",
            (),
            (),
            (f"No folder and no --kind says of what kind these are: {', '.join(report.left_out)}.",),
        )


def _set(one: SetFigures) -> Section:
    rows = [line for row in one.rows for line in _lines(row)]
    notes = tuple(
        f"No rule, no family and no other name of one is called “{row.name}”."
        for row in one.rows
        if not row.known
    )
    head = ("family", "who", "texts", "yes", "right", "wrong", "missed", *SHARES)
    return Section(f"Labelled set {one.name}: {one.texts:,} texts", head, tuple(rows), notes, names=2)


def _lines(row: Row) -> Iterator[tuple[str, ...]]:
    name = "any mark" if row.name == ANY else row.name
    for who, score in {OURS: row.ours, **row.baselines}.items():
        counts = (score.n, score.positives, score.right, score.wrong, score.missed)
        yield (name, who, *map(str, counts), *_shares(score))


def _shares(score: Score) -> tuple[str, ...]:
    return tuple(_share(one) for one in (score.precision, score.recall, score.f1))


def _share(one: Share | None) -> str:
    return "–" if one is None else f"{one.value:.2f} ({one.low:.2f}–{one.high:.2f})"


def _documents(report: Report) -> Section:
    names = [other.name for other in report.others]
    rows = [
        (
            one.kind.value,
            str(one.documents),
            f"{one.words:,}",
            f"{one.per_thousand(one.shown):.1f}",
            f"{one.per_thousand(one.every):.1f}",
            *(f"{one.per_thousand(one.others[name]):.1f}" for name in names),
        )
        for one in report.groups
    ]
    head = ("kind", "documents", "words", f"{OURS}, as shown", f"{OURS}, --all", *names)
    return Section("Marks per 1,000 words of real documents", head, tuple(rows))


def _times(report: Report) -> Section:
    worst = "; ".join(f"{rule} {took:.0f} ms ({text})" for rule, text, took in report.slowest)
    notes = (
        (f"Slowest rules, each alone, on {HOSTILE:,} characters made to be slow: {worst}.",) if worst else ()
    )
    found = report.times
    if found is None:
        return Section("Time", (), (), ("No text of 300 words or more to take the time on.", *notes))
    said = f"The median of {found.texts} texts with {found.words:,} words, each read three times."
    figures = {"dictionary alone": found.dictionary, "everything": found.everything, **found.others}
    rows = tuple((name, f"{took:.2f}") for name, took in figures.items())
    return Section("Time per 1,000 words", ("what", "milliseconds"), rows, (said, *notes))


def _rules(report: Report) -> Section:
    rows = tuple(_rule(one) for one in report.rules)
    head = ("family", "rule", "measured on", "finds in sets", "in documents", *SHARES)
    return Section("By rule", head, rows, (BY_RULE,), names=3)


def _rule(one: RuleFigures) -> tuple[str, ...]:
    shares: tuple[str, ...] = ("", "", "")
    where = "not measured"
    if one.score:
        shares = _shares(one.score) if one.whole else (_share(one.score.precision), "", "")
        where = ", ".join(one.sets) + ("" if one.whole else " (any)")
    return (one.family, one.rule, where, str(one.in_sets), str(one.in_documents), *shares)
