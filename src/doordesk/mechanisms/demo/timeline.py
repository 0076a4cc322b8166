"""Deeds of the story in the order of time: each done as if at its moment, none that is still to come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from doordesk.foundation.kernel import clock

Deed = Callable[[], object]


@dataclass
class Timeline:
    """Collect deeds in any order; play them by their moments."""

    now: datetime
    deeds: list[tuple[datetime, int, Deed]] = field(default_factory=list)

    def at(self, moment: datetime, deed: Deed) -> None:
        """Note a deed; of two at one moment the one noted first is done first."""
        self.deeds.append((moment, len(self.deeds), deed))

    def play(self) -> int:
        """Do every deed whose moment has come; a deed may note further ones. Returns how many were done."""
        done = 0
        while due := [deed for deed in self.deeds if deed[0] <= self.now]:
            first = min(due, key=lambda deed: deed[:2])
            self.deeds.remove(first)
            with clock.at(first[0]):
                first[2]()
            done += 1
        return done
