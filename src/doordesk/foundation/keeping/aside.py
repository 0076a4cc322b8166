"""Working beside the goal: in a folder of one's own that is gone afterwards, also after a power cut.

A process holds a lock on its folder's name for as long as it lives. Whoever comes next clears away the
folders whose lock nobody holds. (Windows has no such lock: there, nothing is cleared away.)
"""

import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from doordesk.foundation.kernel.refusals import Refused

if sys.platform != "win32":
    import fcntl

PREFIX, PART, LOCK = ".doordesk-", ".part", ".lock"
CAN_LOCK = sys.platform != "win32"


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """Give a folder inside this one that only its owner can open, and remove it with all it holds."""
    _clear_away(folder)
    made = folder / f"{PREFIX}{secrets.token_hex(6)}{PART}"
    lock = made.with_suffix(LOCK)
    try:
        with alone(lock):
            made.mkdir(mode=0o700)
            yield made
    finally:
        _remove(made, lock)


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Tell whether nobody else holds this lock; until the end of the block nobody else can."""
    descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def place(made: Path, target: Path) -> None:
    """Give a finished file its name in one step, and never in place of another."""
    try:
        os.link(made, target)
    except FileExistsError as error:
        raise taken(target) from error
    except OSError as error:  # some shared and memory-stick file systems know no second names
        if target.exists():
            raise taken(target) from error
        made.rename(target)
    settle(target.parent)


def taken(target: Path) -> Refused:
    """Say that nothing is overwritten."""
    return Refused(f"{target} is there already and was left alone.", way_out="Name another.", code="taken")


def settle(folder: Path) -> None:
    """Have the names in a folder survive a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _clear_away(folder: Path) -> None:
    for left in folder.glob(f"{PREFIX}*{PART}") if CAN_LOCK else ():
        lock = left.with_suffix(LOCK)
        with alone(lock) as nobody_else:
            if nobody_else:
                _remove(left, lock)


def _remove(made: Path, lock: Path) -> None:
    shutil.rmtree(made, ignore_errors=True)
    lock.unlink(missing_ok=True)


def _lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
