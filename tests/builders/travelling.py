"""The `doordesk` command with a clock that can travel: `python -m tests.builders.travelling serve`.

The product has no such switch. This wraps its one clock before a command begins; the file that TRAVEL names
is read anew each time somebody asks what time it is. It holds the seconds to add to the present, how fast
time passes, and since when (seconds since 1970). The demo's players look more often, so that they keep up.
"""

import multiprocessing
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from doordesk.cli import main, serving
from doordesk.foundation.kernel import clock

VARIABLE = "TRAVEL"


PLAYERS_EVERY = 0.2


class Travelling:
    """Stands where the clock looks for the present."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def now(self) -> datetime:
        """The present, so many seconds away."""
        ahead, speed, since = map(float, self.file.read_text().split())
        present = datetime.now(UTC)
        passed = max(present.timestamp() - since, 0)
        return present + timedelta(seconds=ahead + passed * (speed - 1))


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # so that the server's worker has this clock, too
    serving.PLAYERS_EVERY = PLAYERS_EVERY
    clock.timezone = Travelling(Path(os.environ[VARIABLE]))  # type: ignore[assignment, attr-defined]
    sys.exit(main())  # type: ignore[func-returns-value]
