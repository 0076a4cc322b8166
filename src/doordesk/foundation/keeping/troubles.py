"""What keeps a backup or a restore from being made, in a sentence; nothing half is left behind by then."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError

from doordesk.foundation.kernel.refusals import Refused

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_ROOM = ("disk is full", "disk I/O error")  # how SQLite says it


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Say plainly what went wrong while writing into a folder."""
    try:
        yield
    except OSError as error:
        raise _of_the_disk(error, folder) from error
    except DatabaseError as error:
        said = str(error)
        if any(words in said for words in NO_ROOM):
            raise _full(folder) from error
        what = f"The database could not be copied: {said.strip() or type(error).__name__}."
        raise Refused(what, way_out="Run 'doordesk check'.", code="database") from error


def _of_the_disk(error: OSError, folder: Path) -> Refused:
    if error.errno in FULL:
        return _full(folder)
    if error.errno in CLOSED:
        what = f"{folder} cannot be written by this account."
        return Refused(what, way_out="Give it to the account that runs Doordesk, or name another folder.")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return Refused(f"There is no folder {folder}.", way_out="Make it first, or name another.")
    return Refused(f"{folder} does not work: {error.strerror or error}.", way_out="Look at the disk.")


def _full(folder: Path) -> Refused:
    what = f"There is no room left in {folder}; nothing was kept."
    way_out = "While it works, it needs room for two copies of the database there."
    return Refused(what, way_out=way_out, code="no-room")
