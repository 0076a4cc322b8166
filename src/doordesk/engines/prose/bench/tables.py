"""What a run measured, as tables for a terminal, as a page of the docs, and for a program."""

import json
from textwrap import fill
from typing import Any

from doordesk.engines.prose.bench.labels import ANY
from doordesk.engines.prose.bench.measuring import Report
from doordesk.engines.prose.bench.scores import Score
from doordesk.engines.prose.bench.sections import Section, sections
from doordesk.engines.raters.shares import Share

WIDTH = 96


def as_text(report: Report) -> str:
    """Every section, its columns set under each other."""
    return "\n\n".join(_set(one) for one in sections(report))


def _set(one: Section) -> str:
    widths = [max(len(row[place]) for row in (one.head, *one.rows)) for place in range(len(one.head))]
    lines = [
        "  ".join(
            cell.ljust(width) if place < one.names else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (one.head, *one.rows)
    ]
    return "\n".join([one.title, *(lines if one.rows else []), *(fill(note, WIDTH) for note in one.notes)])


def as_markdown(report: Report) -> str:
    """The same sections as a page, which says first what stands beside what."""
    others = [f"{one.name} {one.version}" for one in report.others]
    beside = ", ".join([*others, "and a baseline that always says yes"])
    head = ("# How often the writing coach is right", f"Doordesk's rules, {beside}, in one run.")
    return "\n\n".join([*head, *map(_page, sections(report))]) + "\n"


def _page(one: Section) -> str:
    rule = ["---" if place < one.names else "--:" for place in range(len(one.head))]
    rows = [f"| {' | '.join(row)} |" for row in (one.head, tuple(rule), *one.rows)] if one.rows else []
    parts = [f"## {one.title}", "\n".join(rows), *one.notes]
    return "\n\n".join(part for part in parts if part)


def as_json(report: Report) -> str:
    """Every figure with its interval, for a program."""
    table = {
        "sets": {
            one.name: {
                "texts": one.texts,
                "families": {
                    row.name: {
                        **_score(row.ours),
                        "known": row.known,
                        "baselines": {name: _score(score) for name, score in row.baselines.items()},
                    }
                    for row in one.rows
                },
            }
            for one in report.sets
        },
        "documents": {
            one.kind.value: {
                "documents": one.documents,
                "words": one.words,
                "per_thousand": one.per_thousand(one.shown),
                "per_thousand_all": one.per_thousand(one.every),
                "others": {name: one.per_thousand(marks) for name, marks in one.others.items()},
            }
            for one in report.groups
        },
        "rules": {
            one.rule: {
                "family": one.family,
                "finds": one.in_sets + one.in_documents,
                "measured": one.score is not None,
                "sets": one.sets,
                "against": ("family" if one.whole else ANY) if one.score else None,
                **(_score(one.score) if one.score else {}),
            }
            for one in report.rules
        },
        "times": _times(report),
        "others": {one.name: one.version for one in report.others},
        "faults": report.faults,
        "left_out": report.left_out,
    }
    return json.dumps(table, indent=2, ensure_ascii=False)


def _score(one: Score) -> dict[str, Any]:
    return {
        "n": one.n,
        "positives": one.positives,
        "true_positives": one.right,
        "false_positives": one.wrong,
        "missed": one.missed,
        "precision": _share(one.precision),
        "recall": _share(one.recall),
        "f1": _share(one.f1),
    }


def _share(one: Share | None) -> dict[str, float] | None:
    return None if one is None else {"value": one.value, "low": one.low, "high": one.high}


def _times(report: Report) -> dict[str, Any]:
    hostile = [{"rule": rule, "text": text, "milliseconds": took} for rule, text, took in report.slowest]
    if report.times is None:
        return {"per_thousand_words": None, "hostile": hostile}
    figures = {
        "dictionary": report.times.dictionary,
        "everything": report.times.everything,
        **report.times.others,
    }
    return {"per_thousand_words": figures, "words": report.times.words, "hostile": hostile}
