"""What a list page reads from its address: a search text and choices from closed sets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One entry of a select."""

    value: str
    label: str


@dataclass(frozen=True)
class Choice:
    """One select of the filter row; `value` is "" when nothing is chosen."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str = ""


@dataclass(frozen=True)
class Filters:
    """The filter row of one page, as read; hand it to `<c-filters>` and to the query."""

    q: str = ""
    choices: tuple[Choice, ...] = ()
    searchable: bool = True

    @property
    def active(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.q) or any(choice.value for choice in self.choices)

    def value(self, name: str) -> str:
        """Return the chosen value of one select, "" for all."""
        return next(choice.value for choice in self.choices if choice.name == name)


def choice(name: str, label: str, options: Iterable[tuple[object, object]]) -> Choice:
    """Describe a select from (value, label) pairs such as `Enum.choices`."""
    return Choice(name, str(label), tuple(Option(str(value), str(text)) for value, text in options))


def read(query: Mapping[str, str], choices: Sequence[Choice] = (), *, searchable: bool = True) -> Filters:
    """Read the row from `request.GET`; a value outside a choice's options counts as no choice."""
    q = query.get("q", "").replace("\x00", "").strip()[:200] if searchable else ""
    return Filters(q, tuple(_chosen(item, query.get(item.name, "")) for item in choices), searchable)


def _chosen(item: Choice, value: str) -> Choice:
    known = value if any(option.value == value for option in item.options) else ""
    return Choice(item.name, item.label, item.options, known)
