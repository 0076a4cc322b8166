"""The file itself: a zip with the database, the uploaded files, the signing key and a manifest.

Any zip program opens it; `sha256sum` gives what the manifest says.
"""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, LargeZipFile, ZipFile

from doordesk.foundation.keeping import manifest
from doordesk.foundation.keeping.manifest import FromTheFuture, Manifest, Member, Unreadable
from doordesk.foundation.kernel.refusals import Refused

CHUNK = 1 << 20
QUICKLY = 1  # résumés are packed already, text shrinks well even so
NOT_WHOLE = (BadZipFile, LargeZipFile, EOFError, KeyError, NotImplementedError, RuntimeError, zlib.error)
Sources = Iterable[tuple[str, Path | bytes]]  # name in the backup, and a file or the bytes themselves


def write(target: Path, sources: Sources, account: Callable[[dict[str, Member]], Manifest]) -> Manifest:
    """Write a new file for its owner alone; `account` makes the manifest of the members' checksums."""
    descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as pack:
            members = {name: _add(pack, name, source) for name, source in sources}
            made = account(members)
            pack.writestr(manifest.NAME, made.as_json())
        file.flush()
        os.fsync(file.fileno())
    return made


def _add(pack: ZipFile, name: str, source: Path | bytes) -> Member:
    with pack.open(name, "w", force_zip64=True) as goal:
        if isinstance(source, bytes):
            goal.write(source)
            return Member(len(source), sha256(source).hexdigest())
        with source.open("rb") as file:
            return pour(file, goal)


def pour(source: IO[bytes], goal: IO[bytes] | None = None) -> Member:
    """Read to the end, into `goal` where there is one; return how much it was, and its checksum."""
    size, found = 0, sha256()
    while piece := source.read(CHUNK):
        found.update(piece)
        size += len(piece)
        if goal is not None:
            goal.write(piece)
    return Member(size, found.hexdigest())


def account_of(file: Path) -> Manifest:
    """Read the manifest of a backup; refuses what is none, is damaged or comes from a later Doordesk."""
    with _opened(file) as pack:
        return _manifest(file, pack)


def unpack(file: Path, folder: Path | None = None) -> Manifest:
    """Read every member and compare its checksum; with `folder`, leave them there."""
    with _opened(file) as pack:
        told = _manifest(file, pack)
        if sorted(pack.namelist()) != sorted([*told.members, manifest.NAME]):
            raise _damaged(file, "its list of contents does not match what is in it")
        for name, member in told.members.items():
            if _read(pack, name, folder) != member:
                raise _damaged(file, f"'{name}' in it is not what was written")
    return told


def _manifest(file: Path, pack: ZipFile) -> Manifest:
    try:
        return manifest.read(pack.read(manifest.NAME))
    except FromTheFuture as error:
        raise newer(file, str(error)) from error
    except Unreadable as error:
        raise _damaged(file, "what it says of itself cannot be read") from error


def _read(pack: ZipFile, name: str, folder: Path | None) -> Member:
    with pack.open(name) as source:
        if folder is None:
            return pour(source)
        target = folder / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as goal:
            return pour(source, goal)


@contextmanager
def _opened(file: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as pack:
            yield pack
    except FileNotFoundError as error:
        raise Refused(f"There is no file {file}.", code="missing") from error
    except NOT_WHOLE as error:
        raise _damaged(file, "it is cut short or changed, or no backup at all") from error


def _damaged(file: Path, how: str) -> Refused:
    way_out = "Nothing was changed. Take another backup."
    return Refused(f"{file} cannot be used: {how}.", way_out=way_out, code="damaged")


def newer(file: Path, version: str) -> Refused:
    """Say that a backup is from a later Doordesk than this one."""
    what = f"{file} was made by Doordesk {version}, which knows more than this one."
    return Refused(what, way_out="Nothing was changed. Install that version, then restore.", code="newer")
