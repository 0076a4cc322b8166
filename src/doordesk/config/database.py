"""Which database, and how it is opened: SQLite in the home by default, PostgreSQL by DATABASE_URL."""

import sqlite3
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from doordesk.config.environment import SetupError

# SQLite 3.7.0 to 3.51.2 can, rarely, damage a WAL database when two connections checkpoint at once.
SAFE_SQLITE = (3, 51, 3)
VARIABLE_NUMBER, MOST_VARIABLES = 9, 32_766  # SQLite's number for that limit, and its default
BUSY_SECONDS = 10
SQLITE_PRAGMAS = "; ".join(
    f"PRAGMA {pragma}"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "mmap_size=0")
)


def prefer_newer_sqlite() -> None:
    """Let Django find pysqlite3 (where installed) under the name sqlite3; before any database is opened."""
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return
    try:
        import pysqlite3  # noqa: PLC0415 - there is no wheel for every platform
    except ImportError:
        return
    pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = VARIABLE_NUMBER
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def connect(*words: Any, **options: Any) -> Any:
    """Open a connection that also knows how many variables it takes: Django 6 asks, pysqlite3 cannot say."""
    base: Any = sys.modules["sqlite3"].Connection
    if not hasattr(base, "getlimit"):
        base = type("Connection", (base,), {"getlimit": lambda _connection, _limit: MOST_VARIABLES})
    return base(*words, **options)


def sqlite(path: Path | str) -> dict[str, Any]:
    """Describe a SQLite file that survives a power cut and waits its turn to write."""
    return {
        "ENGINE": "doordesk.config.sqlite",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "factory": connect,
            "init_command": SQLITE_PRAGMAS,
            "timeout": BUSY_SECONDS,
            "transaction_mode": "IMMEDIATE",
        },
    }


def postgres(address: str) -> dict[str, Any]:
    """Describe a PostgreSQL database; what stands after '?' goes to libpq (sslmode, connect_timeout ...)."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def describe(address: str, home: Path) -> dict[str, Any]:
    """Turn DATABASE_URL into Django's description; empty means the file in the home."""
    if not address:
        return sqlite(home / "doordesk.sqlite3")
    scheme = urlsplit(address).scheme
    if scheme == "sqlite":
        named = unquote(address.removeprefix("sqlite://").removeprefix("/"))
        return sqlite(named or home / "doordesk.sqlite3")
    if scheme in {"postgres", "postgresql"}:
        return postgres(address)
    message = (
        f"DATABASE_URL begins with '{scheme}://'. Doordesk keeps its data in SQLite "
        "(sqlite:////var/lib/doordesk/company.sqlite3) or PostgreSQL (postgresql://user:password@host/name)."
    )
    raise SetupError(message)
