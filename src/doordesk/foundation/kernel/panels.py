"""What higher floors add to a lower one's page: a loop on an application's, certificates on a person's.

A mechanism's `queries.py` registers a provider for a kind of page; the page asks for its panels.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doordesk.foundation.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One line: a text, where it leads, its state in words, and a moment."""

    text: str
    url: str = ""
    state: str = ""
    tone: str = "neutral"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PanelDeed:
    """Something the reader may do here: a link to a page (`post` False) or a button that acts."""

    label: str
    url: str
    post: bool = False
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A titled list of lines with what may be done; `order` sorts panels on the page."""

    title: str
    lines: tuple[PanelLine, ...] = ()
    deeds: tuple[PanelDeed, ...] = ()
    empty: str = ""
    order: int = 50


Provider = Callable[[Actor, Any], Iterable[Panel]]
_providers: dict[str, list[Provider]] = {}


def panel(page: str) -> Callable[[Provider], Provider]:
    """Register a provider `(actor, subject) -> panels` for 'application', 'debrief', 'opening', 'person'."""

    def register(provider: Provider) -> Provider:
        _providers.setdefault(page, []).append(provider)
        return provider

    return register


def panels_for(page: str, actor: Actor, subject: Any) -> list[Panel]:
    """Return all panels for a subject's page that this actor may see, in order."""
    found = [one for provider in _providers.get(page, []) for one in provider(actor, subject)]
    return sorted(found, key=lambda one: one.order)
