"""The Chromium of browser tests and pictures; `python -m tests.chromium` installs Debian's when root."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

# The headless shell first: the same engine without a desktop's parts, a third less work for two cores.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "msedge",
)
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NONE_FOUND = (
    "No Chromium or Chrome on this machine. Install one (Debian, Ubuntu: sudo apt-get install chromium), "
    "or name it: CHROMIUM=/path/to/chrome make test"
)
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PACKAGES = ("chromium-headless-shell", "chromium")  # Debian's; older ones have the second alone


def find() -> Path | None:
    """Return the browser's program: the one CHROMIUM names, else the first that is installed."""
    named = os.environ.get("CHROMIUM")
    if named:
        return Path(named)
    installed = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(installed) if installed else next((Path(p) for p in ELSEWHERE if Path(p).exists()), None)


def install() -> None:
    """Install Debian's chromium, where that is possible."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt("update", quiet)
    for package in PACKAGES:
        if find() is None:
            apt("install", quiet, "-y", "--no-install-recommends", package)


def apt(deed: str, environment: dict[str, str], *words: str) -> None:
    """Ask Debian's packages; whether it helped is seen afterwards."""
    command = ["apt-get", deed, "-qq", *words]
    subprocess.run(command, check=False, stdout=sys.stderr, env=environment)


@contextmanager
def launched() -> Iterator[Browser]:
    """Run it inside the block; a test that asks for it is skipped where there is none.

    Meanwhile this process has a running event loop, and Django will not touch a database in it: so a fixture
    keeps it for a file at most.
    """
    program = find()
    if program is None:
        pytest.skip(NONE_FOUND)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def main() -> int:
    """Make sure there is one; say which."""
    if find() is None:
        install()
    found = find()
    sys.stdout.write(f"Browser: {found}\n" if found else f"{NONE_FOUND}\n")
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
