"""`doordesk upgrade`: after the program was renewed, back up, then bring the database up to date."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doordesk.cli.keeping import tell
from doordesk.cli.migrating import bring_up_to_date, changes, database_name, waiting_changes
from doordesk.cli.starting import RefusedHere, refusals_in_words, start_django

if TYPE_CHECKING:
    from django.db.migrations import Migration

log = logging.getLogger(__name__)
FORM = "before-%s-%%Y-%%m-%%dT%%H%%M%%SZ.zip"


@click.command(short_help="Back up, then bring the database up to this version.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option("--backup", "file", type=click.Path(path_type=Path), help="Where the backup goes.")
def upgrade(file: Path | None, *, dry_run: bool) -> None:
    """Back up, then bring the database up to this version. Stop 'doordesk serve' first.

    Says what it will do, and afterwards how to go back. When the backup fails, nothing is changed. The
    backup goes into the folder that DOORDESK_BACKUPS names, else into 'backups' in the home; rotation never
    removes it.
    """
    start_django()
    waiting = [migration for migration, _ in waiting_changes()]
    if not waiting:
        click.echo(f"The database {database_name()} is up to date with Doordesk {_version()}: nothing to do.")
        return
    target = file or _place()
    _announce(waiting, target)
    if dry_run:
        click.echo("Nothing was changed (--dry-run).")
        return
    if _is_new():
        bring_up_to_date()
        click.echo("The database is made.")
        return
    _back_up(target)
    _apply(target)


def _announce(waiting: "list[Migration]", target: Path) -> None:
    click.echo(f"Doordesk {_version()}; the database {database_name()} lacks {changes(len(waiting))}:")
    for migration in waiting:
        click.echo(f"  {migration.app_label}.{migration.name}")
    if _is_new():
        click.echo("It is empty, so there is nothing to back up.")
    else:
        click.echo(f"First everything is backed up into {target}.")


def _back_up(target: Path) -> None:
    from doordesk.foundation.keeping.making import back_up
    from doordesk.foundation.keeping.troubles import in_words

    with refusals_in_words():
        with in_words(target.parent):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        tell(back_up(target))


def _apply(target: Path) -> None:
    try:
        count = bring_up_to_date()
    except Exception as error:
        log.exception("an upgrade failed")
        message = f"The upgrade failed: {type(error).__name__}; the log above says where. {_way_back(target)}"
        raise RefusedHere(message) from error
    click.echo(
        f"The database {database_name()} is up to date: {changes(count)} applied. Start 'doordesk serve'."
    )
    click.echo(_way_back(target))


def _way_back(target: Path) -> str:
    return (
        "To go back: stop the server, install the version you had before, point DOORDESK_HOME to an empty "
        f"folder (on PostgreSQL DATABASE_URL to an empty database), and run 'doordesk restore {target}'."
    )


def _place() -> Path:
    from django.conf import settings

    from doordesk.foundation.kernel.clock import now

    folder: Path = settings.BACKUPS or settings.HOME / "backups"
    return folder / now().strftime(FORM % _version())


def _is_new() -> bool:
    from django.db import connection

    return not connection.introspection.table_names()


def _version() -> str:
    from doordesk import __version__

    return __version__
