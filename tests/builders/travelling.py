"""The `doordesk` command with a clock that can travel: `python -m tests.builders.travelling serve`.

The product has no such switch. This wraps its one clock before a command begins; the file that TRAVEL names
holds the seconds to add to the present and is read anew each time somebody asks what time it is.
"""

import multiprocessing
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from doordesk.cli import main
from doordesk.foundation.kernel import clock

VARIABLE = "TRAVEL"


class Travelling:
    """Stands where the clock looks for the present."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def now(self) -> datetime:
        """The present, so many seconds away."""
        return datetime.now(UTC) + timedelta(seconds=float(self.file.read_text()))


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # so that the server's worker has this clock, too
    clock.timezone = Travelling(Path(os.environ[VARIABLE]))  # type: ignore[assignment, attr-defined]
    sys.exit(main())  # type: ignore[func-returns-value]
