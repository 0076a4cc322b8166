"""What no list of phrases can say: detectors find, conditions judge a find. Pure functions, known by name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.reading import Reading

Options = Mapping[str, Any]
Detector = Callable[[Reading, Options], Iterable[Hit]]
Condition = Callable[[Reading, int, Options], bool]

DETECTORS: dict[str, Detector] = {}
CONDITIONS: dict[str, Condition] = {}


def detector(name: str) -> Callable[[Detector], Detector]:
    """Register a detector under the name by which rules ask for it."""

    def register(found: Detector) -> Detector:
        DETECTORS[name] = found
        return found

    return register


def condition(name: str) -> Callable[[Condition], Condition]:
    """Register what can be asked of a find that begins at a character; rules name it under `where`."""

    def register(asked: Condition) -> Condition:
        CONDITIONS[name] = asked
        return asked

    return register
