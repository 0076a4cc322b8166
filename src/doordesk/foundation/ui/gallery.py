"""What the gallery shows: a made-up loop in the words of the product, at one fixed moment."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from doordesk.foundation.ui import filters, plots

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PEOPLE = (
    ("Ana Ruiz", "Bar Raiser"),
    ("Tom Berg", "hiring manager"),
    ("Priya Nair", ""),
    ("Wei Chen", ""),
    ("Jo Adeyemi", ""),
)
PASSAGE = (
    "She drew the two queues on the board before I asked, and said which of them she would rather lose. "
    "When I pressed for a figure she gave the one she had measured, 340 orders an hour, and the one she "
    "had guessed."
)
RATINGS = {
    "Dive deep": (4, 3, None, None, 3),
    "Earn trust": (None, 3, 2, None, 4),
    "Invent and simplify": (3, None, 1, 2, None),
    "Deliver results": (None, "?", None, 4, 3),
}
NOTE = """She **owned** the migration from the first estimate to the last table:

- wrote the plan in two pages and [had it reviewed](https://example.org/plan);
- stopped the roll-out herself when `orders_late` rose by 0.4 %.

> “I'd rather explain a delay than a loss.”
"""


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label="Title of the post", help_text="As candidates will read it: 'Senior engineer, Payments'."
    )
    level = forms.ChoiceField(
        label="Level", choices=[(4, "4 · Engineer"), (5, "5 · Senior engineer"), (6, "6 · Principal")]
    )
    starts = forms.DateTimeField(
        label="First interview", required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    evidence = forms.CharField(
        label="Evidence",
        widget=forms.Textarea,
        help_text="What was said or done, as close to the words as you can.",
    )
    vote = forms.ChoiceField(
        label="Your vote",
        widget=forms.RadioSelect,
        choices=[
            (4, "Strongly inclined to hire"),
            (3, "Inclined to hire"),
            (2, "Not inclined to hire"),
            (1, "Strongly not inclined to hire"),
        ],
        help_text="There is no middle, and no vote with conditions.",
    )
    principles = forms.MultipleChoiceField(
        label="Principles",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(name, name) for name in RATINGS],
    )
    tell = forms.BooleanField(label="Tell me by mail when the debrief is called", required=False)


def sample(query: Mapping[str, str]) -> dict[str, Any]:
    """Everything the gallery's template names."""
    level = filters.choice("level", "Level", [(4, "4"), (5, "5"), (6, "6")])
    state = filters.choice("state", "State", [("open", "Open"), ("closed", "Closed")])
    return {
        **_shell(),
        "people": [{"name": name, "title": title} for name, title in PEOPLE],
        "matrix": [
            {"principle": name, "cells": [_cell(value) for value in row]} for name, row in RATINGS.items()
        ],
        "filters": filters.read(query, [level, state]),
        "page": Paginator(range(240), 50).get_page(query.get("page")),
        "form": SampleForm(),
        "refused": SampleForm({"title": "", "level": "5", "starts": "soon"}),
        "noon": NOON,
        "yesterday": NOON - timedelta(days=1),
        "tomorrow": NOON + timedelta(days=1, hours=3),
        "reading_ends": datetime.now(UTC) + timedelta(minutes=9, seconds=41),
        "passage": PASSAGE,
        "note": NOTE,
        "stations": _stations(),
        **_drawings(),
        "tabs": [
            {"label": "Packet", "url": "#", "current": True, "count": 5},
            {"label": "Brief", "url": "#"},
            {"label": "History", "url": "#", "count": 0},
        ],
        "panel": {
            "title": "Loop",
            "lines": [
                {"text": "Ana Ruiz, 10:00", "url": "#", "state": "handed in", "tone": "good", "at": NOON},
                {"text": "Wei Chen, 13:00", "state": "late", "tone": "warn"},
            ],
            "deeds": [{"label": "Change the loop", "url": "#"}],
        },
        "facts": [
            ("Opening", "Senior engineer, Payments"),
            ("Level", "5"),
            ("Bar Raiser", "Ana Ruiz"),
            ("Last interview", "Mon 23 Nov 2026, 16:00"),
        ],
    }


def _shell() -> dict[str, Any]:
    return {
        "nav": [
            {"label": "Desk", "url": "/"},
            {"label": "Openings", "url": "#", "current": True},
            {"label": "Candidates", "url": "#"},
            {"label": "People", "url": "#"},
            {"label": "Training", "url": "#"},
        ],
        "search_url": "/gallery",
        "person_name": "Ana Ruiz",
        "person_menu": [
            {"label": "Your page", "url": "#"},
            {"label": "Settings", "url": "#"},
            {"label": "Sign out", "url": "#", "method": "post"},
        ],
        "crumbs": [
            {"label": "Openings", "url": "#"},
            {"label": "Senior engineer, Payments", "url": "#"},
            {"label": "Amara Okafor", "url": "#"},
            {"label": "Debrief"},
        ],
    }


def _drawings() -> dict[str, Any]:
    hours = (19.0, 21.5, 30.0, 18.0, 4.5, 22.0, 41.0, 17.0)
    months = ("Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
    points = [plots.Point((at + 0.5) / len(hours), value, f"{value:g} h") for at, value in enumerate(hours)]
    ticks = [plots.Tick(plots.share(at, len(months)), name) for at, name in enumerate(months)]
    return {
        "dots": plots.dot_strip(points, ticks, (24.0, "target 24 h"), (20.2, "median 20 h")),
        "ranges": plots.range_bars(
            [
                plots.Range("Read", "median 11, longest 19 min", 8.0, 19.0, (10.0, 11.0, 14.0), 10.0),
                plots.Range("Discuss", "median 31, longest 1,400 min", 12.0, 1400.0, (24.0, 31.0, 44.0)),
                plots.Range("Decide", "shortest 3, longest 9 min", 3.0, 9.0),
            ]
        ),
        "bars": plots.bars(
            [("Moved up", 7), ("Stayed", 36), ("Moved down", 4)], tones=("up", "same", "down")
        ),
        "columns": plots.columns((0, 2, 0, 0, 1, 0), months),
    }


def _stations() -> list[dict[str, str]]:
    return [
        {"label": "Read", "state": "done", "note": "12 minutes"},
        {"label": "Vote again", "state": "done", "note": "2 changed"},
        {"label": "Discuss", "state": "current", "note": "Earn trust"},
        {"label": "Decide", "state": "ahead"},
    ]


def _cell(value: object) -> dict[str, object] | None:
    return None if value is None else {"value": value, "passage": PASSAGE}
