"""What happens in a company while it is backed up: deeds on the trail, one after the other."""

from pathlib import Path

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.queries import verify
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import OPERATOR
from doordesk.mechanisms.debriefs.states import State
from tests.builders.debriefs import called


def company() -> None:
    """A debrief at its reading, with all that leads there."""
    called(at=State.READING)


def deeds(until: str) -> int:
    """Write entry after entry until a file of this name is there; returns how many were acknowledged."""
    done, stop = 0, Path(until)
    Path(f"{until}.began").touch()
    while not stop.exists():
        record(OPERATOR, Kind.SETTING_CHANGED, None, number=done)
        done += 1
    return done


def sound() -> tuple[bool, int]:
    """Whether the trail is whole, and how long it is."""
    verdict = verify()
    return verdict.sound, verdict.entries
