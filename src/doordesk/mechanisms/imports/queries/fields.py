"""One item of an export, its fields read with the place in every complaint. Touches nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from doordesk.mechanisms.imports.queries.cleaning import one_line, plain

LONGEST_KEY = 60
SHOWN = 40


class Unusable(Exception):
    """An item that cannot be taken in; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Item:
    """An object of a file; `place` reads 'scorecards.json, item 3'."""

    place: str
    values: Mapping[str, Any]

    def wrong(self, field: str, why: str) -> Unusable:
        """Make the complaint about one field."""
        return Unusable(f"{self.place}, {field}: {why}")

    def has(self, *fields: str) -> bool:
        """Tell whether any of these fields is there, empty or not."""
        return any(field in self.values for field in fields)

    def key(self, field: str) -> str:
        """A number of the old system that must be there."""
        found = self.maybe_key(field)
        if not found:
            raise self.wrong(field, "it is missing.")
        return found

    def maybe_key(self, field: str) -> str:
        """A number of the old system, as text whether it was written as text or number; '' for none."""
        value = self.values.get(field)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise self.wrong(field, f"{_shown(value)} is no number of a row.")
        key = one_line(str(value), LONGEST_KEY + 1)
        if len(key) > LONGEST_KEY:
            raise self.wrong(field, f"a number of a row has {LONGEST_KEY} signs at most.")
        return key

    def prose(self, field: str) -> str:
        """A text of any length without HTML; yes, no and numbers are written out."""
        return plain(self._said(field))

    def line(self, field: str, longest: int = 120) -> str:
        """A text on one line, cut to this length."""
        return one_line(self._said(field), longest)

    def line_of(self, *fields: str) -> str:
        """Several of them beside each other."""
        return one_line(" ".join(self._said(field) for field in fields), 120)

    def word(self, field: str) -> str:
        """A word of a list, in small letters; '' for none."""
        value = self.values.get(field)
        if value is not None and not isinstance(value, str):
            raise self.wrong(field, f"{_shown(value)} is no word.")
        return (value or "").strip().lower()

    def flag(self, field: str) -> bool:
        """Yes, when it says so."""
        return self.values.get(field) is True

    def moment(self, field: str) -> datetime | None:
        """A moment in UTC; one without a zone is taken as UTC."""
        value = self.values.get(field)
        if value is None or value == "":
            return None
        try:
            moment = datetime.fromisoformat(value.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (AttributeError, ValueError, OverflowError):
            why = f"{_shown(value)} is no moment like 2024-05-01T09:00:00Z."
            raise self.wrong(field, why) from None

    def part(self, field: str) -> "Item | None":
        """An object within this one; None when there is none."""
        value = self.values.get(field)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise self.wrong(field, f"{_kind(value)} stands where an object belongs.")
        return Item(f"{self.place}, {field}", value)

    def parts(self, field: str) -> "Iterator[Item]":
        """The objects of a list within this one, empty ones left out."""
        for number, value in enumerate(self.each(field), 1):
            if not isinstance(value, Mapping):
                raise self.wrong(f"{field}[{number}]", f"{_kind(value)} stands where an object belongs.")
            yield Item(f"{self.place}, {field}[{number}]", value)

    def each(self, field: str) -> list[Any]:
        """Whatever a list within this one holds, without what is null."""
        value = self.values.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(field, f"{_kind(value)} stands where a list belongs.")
        return [one for one in value if one is not None]

    def _said(self, field: str) -> str:
        return self._in_words(field, self.values.get(field))

    def _in_words(self, field: str, value: Any) -> str:
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, int | float):
            return str(value)
        if isinstance(value, list):
            return ", ".join(filter(None, (self._in_words(field, one) for one in value)))
        raise self.wrong(field, f"{_kind(value)} stands where a text belongs.")


def _shown(value: object) -> str:
    """A number, date or word as a complaint quotes it, short."""
    return _kind(value) if isinstance(value, Mapping | list) else f"“{one_line(str(value), SHOWN)}”"


def _kind(value: object) -> str:
    """What a value is; what people wrote about a candidate is not for quoting."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return "a text" if isinstance(value, str) else "a number"
