"""What no list of phrases can say: detectors by name, pure functions of a reading and a rule's options."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from doordesk.engines.prose.finding import Hit
from doordesk.engines.prose.text.reading import Reading

Options = Mapping[str, Any]
Detector = Callable[[Reading, Options], Iterable[Hit]]

DETECTORS: dict[str, Detector] = {}


def detector(name: str) -> Callable[[Detector], Detector]:
    """Register a detector under the name by which rules ask for it."""

    def register(found: Detector) -> Detector:
        DETECTORS[name] = found
        return found

    return register
