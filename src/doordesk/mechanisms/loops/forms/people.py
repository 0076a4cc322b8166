"""Choosing a person from a list in which those who cannot be chosen stand with the reason."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django import forms

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.queries.options import Choice

NOBODY = ("", "Nobody yet")


class PeopleSelect(forms.Select):
    """A select whose options can be switched off one by one."""

    barred: frozenset[str] = frozenset()

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Switch an option off unless it is the one chosen now."""
        option = super().create_option(*args, **kwargs)
        if str(option["value"]) in self.barred and not option["selected"]:
            option["attrs"]["disabled"] = True
        return option


class PersonField(forms.TypedChoiceField):
    """A person's key from a list of `Choice`; returns the person, or None for nobody."""

    widget = PeopleSelect

    def __init__(self, **kwargs: Any) -> None:
        """Begin without options: `offer` brings them."""
        super().__init__(coerce=int, empty_value=None, **kwargs)

    def offer(self, people: Sequence[Choice], empty: tuple[str, str] = NOBODY) -> None:
        """Set the list: free people first, then each group under its heading."""
        self.choices = [empty, *_grouped(people)]
        widget = self.widget
        assert isinstance(widget, PeopleSelect)  # noqa: S101 -- set above
        widget.barred = frozenset(str(one.pk) for one in people if one.reason)

    def clean(self, value: Any) -> Person | None:
        """Return the person of the list."""
        pk = super().clean(value)
        return Person.objects.get(pk=pk) if pk else None


def _grouped(people: Iterable[Choice]) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    for group, members in groupby(people, key=lambda one: one.group):
        options = [(one.pk, f"{one.label}: {one.reason}" if one.reason else one.label) for one in members]
        found += [(group, options)] if group else options
    return found
