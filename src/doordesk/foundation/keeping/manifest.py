"""What a backup says of itself: who made it, when, of what, and the checksum of each member."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

FORMAT = 1
NAME = "manifest.json"
KEY = "secret"
FILES = "files/"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}  # by kind, the member's name


class Unreadable(ValueError):
    """This is not the manifest of a backup."""


class FromTheFuture(ValueError):
    """The manifest is of a later form than this program knows."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where the trail ends: the number of the newest entry and its link."""

    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the backup: bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The backup's own account.

    `behind` says that the database lacked changes of the program that made the backup, as before an upgrade:
    then `migrations` alone say who can read it. `series` marks what rotation may remove; empty for a file
    somebody named.
    """

    doordesk: str
    made_at: datetime
    database: str
    migrations: tuple[str, ...]
    behind: bool
    trail: Head
    members: Mapping[str, Member]
    series: str = ""

    def as_json(self) -> str:
        """Write it down."""
        told = {"format": FORMAT, **asdict(self), "made_at": self.made_at.isoformat()}
        return json.dumps(told, indent=1)


def read(text: str | bytes) -> Manifest:
    """Read what `as_json` wrote; refuses later forms and names that lead out of a folder."""
    try:
        told = json.loads(text)
        _require_known_form(told)
        manifest = Manifest(
            doordesk=str(told["doordesk"]),
            made_at=datetime.fromisoformat(told["made_at"]),
            database=str(told["database"]),
            migrations=tuple(map(str, told["migrations"])),
            behind=bool(told["behind"]),
            trail=Head(int(told["trail"]["number"]), str(told["trail"]["digest"])),
            members={
                name: Member(int(one["size"]), str(one["sha256"])) for name, one in told["members"].items()
            },
            series=str(told["series"]),
        )
    except FromTheFuture:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise Unreadable from error
    return _complete(manifest)


def _require_known_form(told: dict[str, Any]) -> None:
    if told["format"] > FORMAT:
        raise FromTheFuture(str(told["doordesk"]))


def _complete(manifest: Manifest) -> Manifest:
    whole = {KEY, DATABASES.get(manifest.database)} <= set(manifest.members)
    if manifest.made_at.tzinfo is None or not whole or not all(map(_in_place, manifest.members)):
        raise Unreadable
    return manifest


def _in_place(name: str) -> bool:
    """Tell whether a member may have this name: its own, or one that stays within the folder of files."""
    path = PurePosixPath(name)
    inside = name.startswith(FILES) and ".." not in path.parts and "\\" not in name and str(path) == name
    return inside or name in {KEY, *DATABASES.values()}
