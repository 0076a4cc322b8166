"""What the environment says about this installation: mode, home, secret (docs/reference/environment.md)."""

import os
import secrets
import sys
from enum import StrEnum
from pathlib import Path


class SetupError(Exception):
    """The installation is set up in a way that cannot be right. The message says what to change."""


class Mode(StrEnum):
    """What this process is for. Only `doordesk demo` sets DEMO, and only on its own database."""

    PRODUCTION = "production"
    DEMO = "demo"
    DEVELOPMENT = "development"
    TEST = "test"


def read_mode() -> Mode:
    """Return the mode named by DOORDESK_MODE; production when nothing is said."""
    named = os.environ.get("DOORDESK_MODE", Mode.PRODUCTION)
    if named not in set(Mode):
        message = f"DOORDESK_MODE is '{named}'. It can be {', '.join(Mode)}; leave it unset in production."
        raise SetupError(message)
    return Mode(named)


def default_home() -> Path:
    """Return where this platform keeps an application's data."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Doordesk"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Doordesk"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "doordesk"


def company_home() -> Path:
    """Return the folder of the company's data, whatever the mode."""
    return Path(os.environ.get("DOORDESK_HOME") or default_home()).expanduser().resolve()


def home_for(mode: Mode) -> Path:
    """Return the folder this mode keeps its data in: only production touches the company's own."""
    return company_home() if mode is Mode.PRODUCTION else company_home() / mode


def open_home(home: Path) -> Path:
    """Make sure the folder is there, closed to other users of the machine."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder {home} cannot be made ({error.strerror}). Set DOORDESK_HOME to one that can."
        raise SetupError(message) from error
    return home


def secret_key(home: Path) -> str:
    """Return DOORDESK_SECRET, or the key in the home: made at the first start, readable by its owner only."""
    given = os.environ.get("DOORDESK_SECRET", "")
    if given:
        return given
    kept = open_home(home) / "secret"
    try:
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    except OSError as error:
        message = f"{kept} cannot be written ({error.strerror}). Set DOORDESK_HOME to a folder that can be."
        raise SetupError(message) from error
    return kept.read_text().strip()


def flag(name: str, *, default: bool) -> bool:
    """Read a yes/no variable."""
    said = os.environ.get(name, "").strip().lower()
    if said in {"", "1", "0", "yes", "no", "true", "false", "on", "off"}:
        return default if not said else said in {"1", "yes", "true", "on"}
    message = f"{name} is '{said}'. Say yes or no."
    raise SetupError(message)


def choice(name: str, *possible: str) -> str:
    """Read a variable that is one of some words; the first when nothing is said."""
    said = os.environ.get(name, "").strip().lower() or possible[0]
    if said in possible:
        return said
    message = f"{name} is '{said}'. It can be {' or '.join(possible)}."
    raise SetupError(message)


def count(name: str, *, default: int) -> int:
    """Read a variable that says how many, one at least."""
    said = os.environ.get(name, "").strip() or str(default)
    if said.isdecimal() and int(said) > 0:
        return int(said)
    message = f"{name} is '{said}'. Say a number, 1 or more."
    raise SetupError(message)


def words(name: str) -> list[str]:
    """Read a variable that holds names separated by commas."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]
