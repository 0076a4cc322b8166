"""How mail leaves: SMTP by EMAIL_URL, files in the home without it, memory in the tests."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from doordesk.config.environment import Mode, SetupError

BACKENDS = "django.core.mail.backends"


def smtp(address: str) -> dict[str, Any]:
    """Read an address: smtp:// (STARTTLS), smtps:// (TLS from the start), smtp+plain:// (a relay nearby)."""
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        message = (
            "EMAIL_URL has the form smtp://user:password@host:587, smtps://... or smtp+plain://localhost:25."
        )
        raise SetupError(message)
    return {
        "EMAIL_BACKEND": f"{BACKENDS}.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 587, "smtps": 465, "smtp+plain": 25}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def describe(address: str, mode: Mode, home: Path) -> dict[str, Any]:
    """Turn EMAIL_URL into Django's settings. The demo never sends, whatever the environment says."""
    if mode is Mode.TEST:
        return {"EMAIL_BACKEND": f"{BACKENDS}.locmem.EmailBackend"}
    if mode is Mode.DEMO or not address:
        return {"EMAIL_BACKEND": f"{BACKENDS}.filebased.EmailBackend", "EMAIL_FILE_PATH": str(home / "mail")}
    return smtp(address)
