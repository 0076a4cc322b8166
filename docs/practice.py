"""The generated page on the product's practice cases: what they are, and how far their experts agree."""

from collections.abc import Callable, Iterable, Sequence

from doordesk.engines.raters import Agreement, agreement
from doordesk.engines.raters.blocks import Matrix
from doordesk.mechanisms.practice.queries.library import Listed, shipped, shipped_keys
from doordesk.mechanisms.practice.states import Key, Rating

Table = Callable[[Iterable[str], Iterable[Iterable[str]]], str]
LEAD = """
Fictional interviews that come with Doordesk, each with three expert keys. A key was written from the
transcript and the anchors alone, without the case's plan, its faults or the other keys. All three come
from the same workshop, so they agree more than experts of three companies would; and the cases are clear
in most of what they show. A company adds cases and keys of its own. Neither ratings nor planted faults
are told here: whoever practises meets them after handing in (rule P2).
"""
HOW = """
The experts' score of a principle, against which ratings are compared, is the mean of their ratings;
“not enough data” is left out of it, and counts as no score where half of the experts or more found so.
Agreement is computed by `doordesk.engines.raters.agreement`: shares over pairs of experts with Wilson's
95 per cent interval (it counts ratings, not pairs), and Conger's kappa with quadratic weights and a
jackknife interval. “Not enough data” is a gap. Kappa compares disagreement with what chance would give;
between cases of four levels there is much to agree on.

The four components of accuracy follow Cronbach (1955) in the notation of Sulsky and Balzer (1988). No
published example with its figures was at hand for all four; the engine's tests check the decomposition
against the analysis of variance that Shrout and Fleiss (1979) print, against one worked by hand, and
the kappas against SAS, irr and irrCAC.
"""


def page(note: str, table: Table) -> str:
    """Write the page."""
    cases = list(shipped().values())
    parts = [
        "# Practice cases",
        note,
        LEAD.strip(),
        table(["case", "field", "post", "level", "words", "turns", "faults", "keys"], map(_row, cases)),
        "## How far the experts agree",
        _agreement(cases, table),
        "## How it is measured",
        HOW.strip(),
    ]
    return "\n\n".join(parts)


def _row(listed: Listed) -> list[str]:
    case = listed.case
    figures = (case.level, case.words, len(case.turns), len(case.faults), len(shipped_keys(case.slug)))
    return [case.title, case.field, case.post, *map(str, figures)]


def _agreement(cases: Sequence[Listed], table: Table) -> str:
    keyed = [(one, keys) for one in cases if len(keys := shipped_keys(one.case.slug)) > 1]
    if not keyed:
        return "The experts' keys are not there yet."
    names = {key: name for one in cases for key, name in one.names.items()}
    measured = {"all principles": _ratings(keyed, list(names))}
    measured |= {name: _ratings(keyed, [key]) for key, name in names.items()}
    measured |= {"the vote": [[key.vote for key in keys] for _, keys in keyed]}
    header = ["", "ratings", "equal", "within one step", "weighted kappa"]
    return table(header, ([name, *_figures(agreement(rows))] for name, rows in measured.items()))


def _ratings(keyed: Sequence[tuple[Listed, tuple[Key, ...]]], principles: Sequence[str]) -> Matrix:
    return [
        [_given(key, principle) for key in keys]
        for listed, keys in keyed
        for principle in principles
        if principle in listed.case.principles
    ]


def _given(key: Key, principle: str) -> int | None:
    rated = key.of(principle)
    return None if rated is None or rated.rating == Rating.NO_DATA else rated.rating


def _figures(found: Agreement) -> list[str]:
    shares = [f"{one.value:.2f} ({one.low:.2f} to {one.high:.2f})" for one in (found.exact, found.within_one)]
    if found.kappa is None:
        return [str(found.items), *shares, "too few"]
    interval = found.kappa.interval
    range_ = f" ({interval[0]:.2f} to {interval[1]:.2f})" if interval else ""
    return [str(found.items), *shares, f"{found.kappa.value:.2f}{range_}"]
