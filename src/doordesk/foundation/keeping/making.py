"""Make a backup: copy, look into the copy, pack, read back, and only then give it its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

import doordesk
from doordesk.foundation.keeping import archive, past, rotation, schema
from doordesk.foundation.keeping.aside import aside, place, taken
from doordesk.foundation.keeping.databases import database
from doordesk.foundation.keeping.manifest import DATABASES, FILES, KEY, Manifest, Member
from doordesk.foundation.keeping.troubles import in_words
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was read back and found good; `gone` are the older ones that made room."""

    file: Path
    size: int
    manifest: Manifest
    gone: tuple[Path, ...] = ()


def back_up(file: Path, *, series: str = "") -> Made:
    """Write a verified backup under a name that nobody has yet; whatever fails, no such file is there."""
    file = file.absolute()
    if file.exists():
        raise taken(file)
    with in_words(file.parent), aside(file.parent) as folder:
        _require_a_company()
        packed, manifest = _packed(folder, series)
        place(packed, file)
        size = file.stat().st_size
    past.note_good(file)
    return Made(file, size, manifest)


def back_up_into(folder: Path, keep: int) -> Made:
    """Add one to a series; once it is good, let the oldest of this company's go until `keep` are left."""
    folder = folder.absolute()
    _require_outside_files(folder)
    with in_words(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
    made = back_up(folder / rotation.name_for(now()), series=past.series())
    gone = tuple(folder / name for name in rotation.surplus(past.kept(folder), keep, made.file.name))
    with in_words(folder):
        for file in gone:
            file.unlink(missing_ok=True)
    return Made(made.file, made.size, made.manifest, gone)


def _packed(folder: Path, series: str) -> tuple[Path, Manifest]:
    here = database()
    moment = now()
    copy, packed = folder / DATABASES[here.kind], folder / "packed"
    held = here.copy(copy)
    head = here.inspect(copy, held)

    def account(members: dict[str, Member]) -> Manifest:
        return Manifest(
            doordesk=doordesk.__version__, made_at=moment, database=here.kind, migrations=schema.applied(),
            behind=schema.is_behind(), trail=head, members=members, series=series,
        )  # fmt: skip

    key = settings.SECRET_KEY.encode()
    sources: list[tuple[str, Path | bytes]] = [(copy.name, copy), (KEY, key), *_files()]
    written = archive.write(packed, sources, account)
    copy.unlink()
    if archive.unpack(packed) != written:
        raise Refused("The backup does not read back as it was written.", way_out="Look at the disk.")
    return packed, written


def _files() -> Iterator[tuple[str, Path]]:
    """What was uploaded and lives outside the database; after it, so that no row lacks its file."""
    folder: Path = settings.FILES
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file() and not file.is_symlink():
            yield f"{FILES}{file.relative_to(folder).as_posix()}", file


def _require_a_company() -> None:
    if "audit_head" not in connection.introspection.table_names():
        raise Refused("There is nothing to back up yet.", way_out="'doordesk migrate' makes the database.")


def _require_outside_files(folder: Path) -> None:
    files: Path = settings.FILES
    if folder.resolve().is_relative_to(files.resolve()):
        what = f"{folder} lies in the folder of uploaded files: each backup would hold those before it."
        raise Refused(what, way_out="Name another folder.")
