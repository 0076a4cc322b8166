"""Which prompts to show now: ranked, few, none when there is nothing to say. Rules D5-D12, F6."""

from collections.abc import Callable, Collection, Iterable

from doordesk.engines.facilitation.meeting import Meeting
from doordesk.engines.facilitation.prompt import Kind, Prompt

__all__ = ["DETECTORS", "MOST", "Kind", "Prompt", "prompts"]

MOST = 3
DETECTORS: tuple[Callable[[Meeting], Iterable[Prompt]], ...] = ()


def prompts(meeting: Meeting, *, most: int = MOST, hushed: Collection[str] = ()) -> tuple[Prompt, ...]:
    """Rank what the detectors found and give the first `most`; keys in `hushed` stay quiet."""
    found = {one.key: one for look in DETECTORS for one in look(meeting) if one.key not in hushed}
    ranked = sorted(found.values(), key=lambda one: (-one.weight, one.key))
    return tuple(ranked[:most])
