"""Making the database, and bringing it up to date."""

from typing import TYPE_CHECKING

import click

from doordesk.cli.starting import Unready, start_django

if TYPE_CHECKING:
    from django.db.migrations import Migration


def waiting_changes() -> "list[tuple[Migration, bool]]":
    """Return the changes that this version has and the database has not."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        message = f"The database {database_name()} does not answer: {error}. Look at DATABASE_URL."
        raise Unready(message) from error


def database_name() -> str:
    """Name the database as a person would, without its password."""
    from django.conf import settings

    described = settings.DATABASES["default"]
    host = described.get("HOST")
    return f"'{described['NAME']}' on {host}" if host else str(described["NAME"])


def changes(count: int) -> str:
    """Count changes as a person would."""
    return "1 change" if count == 1 else f"{count} changes"


def start_on_database() -> None:
    """Set up, and make sure that the database answers and is up to date."""
    start_django()
    require_current_database()


def require_current_database() -> None:
    """Refuse to go on with a database that lacks this version's changes."""
    waiting = waiting_changes()
    if waiting:
        message = f"The database lacks {changes(len(waiting))} of this version. Run 'doordesk migrate' first."
        raise Unready(message)


def bring_up_to_date() -> int:
    """Apply what waits and make the table of sign-in limits; return how many changes there were."""
    from django.core.management import call_command

    waiting = waiting_changes()
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    return len(waiting)


@click.command(short_help="Make the database, or bring it up to date after an upgrade.")
def migrate() -> None:
    """Make the database, or bring it up to date after an upgrade.

    Safe to run again: what is done already is left alone. 'doordesk upgrade' backs up first.
    """
    start_django()
    count = bring_up_to_date()
    done = f"{changes(count)} applied" if count else "nothing to do"
    click.echo(f"The database {database_name()} is up to date: {done}.")
