"""Backup and restore at the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from doordesk.cli.migrating import changes, waiting_changes
from doordesk.cli.starting import refusals_in_words, start_django

if TYPE_CHECKING:
    from doordesk.foundation.keeping.making import Made

KEPT = 14
HOLDS_ALL = (
    "Whoever has this file can read everything, sealed assessments too, and sign as this installation: "
    "only its owner can open it (0600). Keep it as you keep the database."
)


@click.command(short_help="Write everything into one verified file, while people work.")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option(
    "--into", "folder", type=click.Path(path_type=Path), help="Write a dated file into FOLDER and rotate."
)
@click.option(
    "--keep", default=KEPT, show_default=True, type=click.IntRange(1), help="With --into: how many stay."
)
def backup(file: Path | None, folder: Path | None, keep: int) -> None:
    """Write everything into one verified file, while people work.

    FILE holds the database, uploaded files and the signing key, with a checksum for each. Whoever has it
    can read everything, sealed assessments too. It gets its name once it has been read back and found good;
    a file that is there already is left alone.

    With --into, older backups of this company in FOLDER go until --keep are left; other files stay.
    'doordesk serve' does the same each night when DOORDESK_BACKUPS names a folder. On PostgreSQL this needs
    pg_dump, as new as the server.
    """
    if (file is None) == (folder is None):
        raise click.UsageError("Name a FILE, or a folder with --into.")
    start_django()
    waiting_changes()  # says so when the database does not answer
    from doordesk.foundation.keeping.making import back_up, back_up_into

    with refusals_in_words():
        tell(back_up(file) if file else back_up_into(folder or Path(), keep))


def tell(made: "Made") -> None:
    """Say what was made, and what it means to have it."""
    from django.template.defaultfilters import filesizeformat

    size = filesizeformat(made.size).replace("\xa0", " ")
    last = made.manifest.trail.number
    click.echo(f"{made.file} is written and verified: {size}, the trail up to entry {last}.")
    if made.gone:
        click.echo(f"Made room: {', '.join(file.name for file in made.gone)}.")
    click.echo(HOLDS_ALL)


@click.command(short_help="Put a backup back into an empty place.")
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Put a backup back into an empty place: a home without a database, or an empty PostgreSQL database.

    Nothing is overwritten. FILE is verified before anything is changed; a damaged one, one of a later
    Doordesk or of the other kind of database is refused. One of an earlier Doordesk is brought up to date by
    'doordesk migrate' afterwards. Sessions are restored as they were, and letters that waited leave once
    'serve' runs.
    """
    start_django()
    from doordesk.foundation.keeping.restoring import restore as put_back

    with refusals_in_words():
        restored = put_back(file)
    told = restored.manifest
    at, last = f"{told.made_at:%Y-%m-%d %H:%M} UTC", told.trail.number
    click.echo(f"The company of {at} is back: the trail up to entry {last}.")
    if restored.key_differs:
        click.echo(
            "DOORDESK_SECRET is not the backup's signing key: sessions and links under way have ended."
        )
    waiting = len(waiting_changes())
    if waiting:
        click.echo(f"It lacks {changes(waiting)} of this version. Run 'doordesk migrate' next.")
    else:
        click.echo("Look at it with 'doordesk check --audit', then 'doordesk serve'.")
