"""Interviews that stay as they were, because somebody's sealed word on them is in (rules F3, F4).

A higher floor's `queries` registers who tells, so that loops learns of it without knowing that floor.
"""

from collections.abc import Callable

from doordesk.mechanisms.loops.models import Interview

Provider = Callable[[Interview], bool]
_providers: list[Provider] = []


def holds(provider: Provider) -> Provider:
    """Register who tells whether an interview has to stay (decorator)."""
    _providers.append(provider)
    return provider


def is_held(interview: Interview) -> bool:
    """Tell whether nobody may move this interview, give it to somebody else or take it out."""
    return any(provider(interview) for provider in _providers)
