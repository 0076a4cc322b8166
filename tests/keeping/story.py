"""What happens in a company while it is backed up: deeds on the trail, one after the other."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.test import override_settings

from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.queries import verify
from doordesk.foundation.audit.trail import record
from doordesk.foundation.keeping.nightly import back_up_when_due
from doordesk.foundation.keeping.standing import standing
from doordesk.foundation.kernel import clock
from doordesk.foundation.kernel.actors import OPERATOR

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
MOMENTS = tuple(MONDAY + timedelta(hours=hours) for hours in (0, 0.1, 24, 24 * 5, 24 * 5 + 1))


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


def nights(folder: str) -> list[list[str]]:
    """What lies in the folder after ticks at these moments, the server being away between some."""
    found = []
    with override_settings(BACKUPS=Path(folder), BACKUPS_KEEP=2):
        for moment in MOMENTS:
            with clock.at(moment):
                back_up_when_due()
            found.append(sorted(file.name for file in Path(folder).iterdir()))
    return found


def standings(folder: str, moment: str) -> list[list[str]]:
    """How check sees the backups in a folder at a moment; "" is no folder."""
    named = Path(folder) if folder else None
    with override_settings(BACKUPS=named), clock.at(datetime.fromisoformat(moment)):
        return [[state.name, what, way_out] for state, what, way_out in standing()]


def tick(folder: str, moment: str) -> bool:
    """One tick at a moment; whether a backup was made."""
    with override_settings(BACKUPS=Path(folder)), clock.at(datetime.fromisoformat(moment)):
        return back_up_when_due() is not None
