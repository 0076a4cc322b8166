"""What `doordesk check` looks at. Each look returns findings; none changes anything."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

SHORTEST_SECRET = 50
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Grade(StrEnum):
    """How much a finding matters."""

    WELL = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """What was looked at, what is so, and, unless all is well, what to do."""

    grade: Grade
    about: str
    what: str
    way_out: str = ""

    def __str__(self) -> str:
        """Read as one line, with the way out on a second."""
        line = f"{self.grade:<6}{self.about:<10}{self.what}"
        return f"{line}\n{'':<16}{self.way_out}" if self.way_out else line


def well(about: str, what: str) -> Finding:
    """Say that this is as it should be."""
    return Finding(Grade.WELL, about, what)


def look_at_home() -> Iterator[Finding]:
    """Judge the folder of the data: can it be written, can others of this machine read it."""
    from django.conf import settings

    home: Path = settings.HOME
    if not home.is_dir() or not os.access(home, os.W_OK):
        yield Finding(
            Grade.WRONG, "home", f"{home} cannot be written.", "Set DOORDESK_HOME to a folder that can."
        )
    elif os.name == "posix" and home.stat().st_mode & OTHERS:
        yield Finding(
            Grade.WRONG, "home", f"Other users of this machine can open {home}.", f"chmod 700 '{home}'"
        )
    else:
        yield well("home", f"{home} can be written, and only by its owner.")


def look_at_secret() -> Iterator[Finding]:
    """Judge the key that signs sessions and links."""
    from django.conf import settings

    kept = settings.HOME / "secret"
    if len(settings.SECRET_KEY) < SHORTEST_SECRET:
        yield Finding(
            Grade.WRONG, "secret", "DOORDESK_SECRET is short.", "Use 50 characters or more, by chance."
        )
    elif os.name == "posix" and kept.exists() and kept.stat().st_mode & OTHERS:
        yield Finding(Grade.WRONG, "secret", f"Other users can read {kept}.", f"chmod 600 '{kept}'")
    else:
        yield well("secret", "The signing key is long, and only its owner can read it.")


def look_at_database() -> Iterator[Finding]:
    """Judge the database: its program, whether it answers, whether it is up to date."""
    import sqlite3  # only now: Django's settings put the newer one in its place

    import click
    from django.db import connection

    from doordesk.cli.migrating import changes, database_name, waiting_changes
    from doordesk.config.database import SAFE_SQLITE

    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < SAFE_SQLITE:
        yield Finding(
            Grade.NOTE,
            "database",
            f"SQLite {sqlite3.sqlite_version} can, rarely, damage a busy database.",
            "SQLite 3.51.3 mended it: install pysqlite3, use a newer Python build, or PostgreSQL.",
        )
    try:
        waiting = waiting_changes()
    except click.ClickException as error:
        yield Finding(Grade.WRONG, "database", error.message)
        return
    if waiting:
        yield Finding(Grade.WRONG, "database", f"It lacks {changes(len(waiting))}.", "doordesk migrate")
    else:
        yield well("database", f"{database_name()} answers and is up to date.")
        yield from look_at_people()


def look_at_people() -> Iterator[Finding]:
    """Judge whether anybody can administer the company, and whether their letters leave."""
    from doordesk.foundation.mail.models import Letter
    from doordesk.foundation.people.models import Person

    if Person.objects.filter(is_administrator=True, is_active=True).exists():
        yield well("people", "There is an administrator.")
    else:
        way_out = "doordesk invite-administrator EMAIL NAME"
        yield Finding(Grade.NOTE, "people", "Nobody administers the company yet.", way_out)
    stuck = Letter.objects.filter(sent_at=None).exclude(trouble="").order_by("-pk")
    if stuck:
        what = f"{len(stuck)} letters could not be sent; the last answer was: {stuck[0].trouble}"
        yield Finding(Grade.WRONG, "mail", what, "Look at EMAIL_URL; they are tried again every minute.")


def look_at_backups() -> Iterator[Finding]:
    """Judge whether a good backup exists that is young enough, and whether the last attempt failed."""
    from django.conf import settings

    from doordesk.foundation.keeping.standing import Standing, standing

    if settings.DEMO:
        return
    for state, what, way_out in standing():
        grade = {Standing.GOOD: Grade.WELL, Standing.NOTE: Grade.NOTE, Standing.BAD: Grade.WRONG}[state]
        yield Finding(grade, "backup", what, way_out)


def look_at_mail() -> Iterator[Finding]:
    """Judge how letters leave, by knocking at the mail server's door."""
    from django.conf import settings
    from django.core import mail

    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        what = f"Letters are written to files in {settings.HOME / 'mail'} and do not leave."
        grade = Grade.NOTE if settings.PRODUCTION else Grade.WELL
        yield Finding(grade, "mail", what, "Set EMAIL_URL." if settings.PRODUCTION else "")
        return
    try:
        with mail.get_connection():
            yield well("mail", f"{settings.EMAIL_HOST} takes our letters.")
    except OSError as error:  # smtplib's errors are OSErrors
        what = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not take our letters: {error}."
        yield Finding(Grade.WRONG, "mail", what, "Look at EMAIL_URL: name, port, user, password.")


def look_at_address() -> Iterator[Finding]:
    """Judge the address people type."""
    from django.conf import settings

    if settings.SECURE or not settings.PRODUCTION:
        yield well("address", f"{settings.SITE_URL}, also {', '.join(settings.ALLOWED_HOSTS[1:])}.")
    else:
        what = f"{settings.SITE_URL} is not HTTPS: passwords and assessments travel in the clear."
        way_out = "Put an HTTPS proxy before it; set DOORDESK_URL=https://... and DOORDESK_BEHIND_PROXY=yes."
        yield Finding(Grade.NOTE, "address", what, way_out)


def look_at_clock() -> Iterator[Finding]:
    """Judge this machine's clock: it cannot be earlier than the program itself."""
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    present = datetime.now(UTC)
    if present < built:
        what = f"This machine's clock says {present:%Y-%m-%d %H:%M} UTC, before this program was installed."
        yield Finding(Grade.WRONG, "clock", what, "Set the clock, best by NTP: due times depend on it.")
    else:
        yield well("clock", f"It is {present:%Y-%m-%d %H:%M} UTC.")


def look_at_trail() -> Iterator[Finding]:
    """Recompute the hash chain of the audit trail (rule Y5)."""
    from doordesk.foundation.audit.queries import verify

    verdict = verify()
    if verdict.sound:
        yield well(
            "audit", f"The trail is whole: {verdict.entries} entries, each following from the one before."
        )
    else:
        what = (
            f"The trail breaks at entry {verdict.broken_at}: {verdict.why}. {verdict.entries} before it hold."
        )
        way_out = "Somebody changed the database by hand. Keep a copy as it is, and compare with a backup."
        yield Finding(Grade.WRONG, "audit", what, way_out)


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    look_at_home,
    look_at_secret,
    look_at_database,
    look_at_backups,
    look_at_mail,
    look_at_address,
    look_at_clock,
)
