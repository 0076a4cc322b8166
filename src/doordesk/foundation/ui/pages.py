"""Long lists in pages."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)
PER_PAGE = 50


def page_of(
    rows: "QuerySet[Row] | Sequence[Row]", query: Mapping[str, str], per_page: int = PER_PAGE
) -> Page[Row]:
    """Return the page that `?page=` names, the nearest one if it names none."""
    return Paginator(rows, per_page).get_page(query.get("page"))
