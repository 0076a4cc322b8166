"""A company's past, from files."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from doordesk.cli.migrating import start_on_database
from doordesk.cli.starting import refusals_in_words


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Keep one line of a terminal up to date while it lasts; say nothing where nobody watches."""
    watched = sys.stderr.isatty()

    def tell(words: str) -> None:
        if watched:
            click.echo(f"\r\033[K{words} ...", nl=False, err=True)

    try:
        yield tell
    finally:
        if watched:
            click.echo("\r\033[K", nl=False, err=True)


@click.command("import", short_help="Bring in people (CSV) or a Greenhouse export (a folder of JSON).")
@click.argument("source", type=click.Path(exists=True, path_type=Path), metavar="FILE|FOLDER")
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", help="As text or JSON."
)
def import_(source: Path, shape: str, *, dry_run: bool) -> None:
    """Bring in a company's past.

    A .csv FILE holds people. A FOLDER holds what Greenhouse's Harvest API gives: any of users.json,
    jobs.json, candidates.json, applications.json, scorecards.json (v1), or the v3 tables, as JSON arrays or
    JSON Lines, and perhaps people.csv. One such table may also be a FILE by itself.

    Running it again updates what is there and doubles nothing. Either all of it is written or none. What
    could not be taken is listed with file, item, field and reason; the exit code is 0 all the same.
    """
    start_on_database()
    from doordesk.mechanisms.imports.actions import run

    with refusals_in_words(), progress() as tell:
        report = run(source, dry_run=dry_run, tell=tell)
    if shape == "text":
        click.echo(report.as_text())
        return
    click.echo(json.dumps(report.as_dict(), indent=2, ensure_ascii=False))
    if report.aside:
        click.echo(f"Not read, since no table has this name: {', '.join(report.aside)}", err=True)
