"""Times what has to be quick, on a home that is gone afterwards: `make bench`. One line a figure."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import facilitation, prose

COMMAND = Path(sys.executable).parent / "doordesk"


@contextmanager
def own_home() -> Iterator[Path]:
    """Let every command here work on a folder of its own, as if nothing else were set."""
    with tempfile.TemporaryDirectory(prefix="doordesk-bench-") as home:
        for name in ("DATABASE_URL", "DOORDESK_HOSTS", "DOORDESK_URL", "EMAIL_URL"):
            os.environ.pop(name, None)
        os.environ.update(DOORDESK_HOME=home, DOORDESK_MODE="production")
        yield Path(home)


def timed(deed: Callable[[], object]) -> float:
    """Return the milliseconds that a deed takes."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def say(what: str, milliseconds: list[float]) -> None:
    """Print one figure: the middle of its runs, and the slowest."""
    print(f"{what:<44}{median(milliseconds):>9.0f} ms   slowest {max(milliseconds):.0f}")


def command(*words: str) -> Callable[[], object]:
    """Return a deed that runs the real command."""
    return lambda: subprocess.run([COMMAND, *words], check=True, capture_output=True)


def commands() -> None:
    """Time the command: its manual, a new company, a check, the demo from nothing and again."""
    say("doordesk --help", [timed(command("--help")) for _ in range(5)])
    say("doordesk migrate, a new company", [timed(command("migrate"))])
    say("doordesk check", [timed(command("check")) for _ in range(3)])
    say("doordesk demo --no-serve, the first time", [timed(command("demo", "--no-serve"))])
    say("doordesk demo --no-serve, again", [timed(command("demo", "--no-serve")) for _ in range(3)])


def main() -> None:
    """Run everything; pages come last, on the demo's company."""
    with own_home():
        facilitation.main(say)
        prose.main(prose.say_finely)
        commands()
        os.environ["DOORDESK_MODE"] = "demo"
        from benchmarks import pages  # noqa: PLC0415 - needs the demo's settings and its company

        pages.main(say)


if __name__ == "__main__":
    main()
