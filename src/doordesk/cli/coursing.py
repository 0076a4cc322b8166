"""The company's lessons, from a folder and into one."""

from pathlib import Path

import click

from doordesk.cli.migrating import start_on_database
from doordesk.cli.starting import refusals_in_words


@click.group("course", short_help="Take lessons from a folder, or write them into one.")
def course() -> None:
    """Keep the course as files.

    A FOLDER holds KEY.toml for each course and its lessons in KEY/NN-lesson.md: facts and questions as TOML
    between two lines of +++, then the text as Markdown. 'export' writes an example of everything.
    """


@course.command("import", short_help="Take over what a folder says.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen; write nothing.")
@click.option("--anew", is_flag=True, help="Whoever finished a lesson whose questions change takes it again.")
def import_course(folder: Path, *, dry_run: bool, anew: bool) -> None:
    """Take over what a FOLDER says: new lessons, changed ones, their order.

    Lessons that it does not name stay as they are. If anything is wrong with a file, nothing is written, and
    every fault is named with file and line.
    """
    start_on_database()
    from doordesk.foundation.kernel.actors import OPERATOR
    from doordesk.mechanisms.course.actions import import_folder

    with refusals_in_words():
        click.echo(import_folder(folder, actor=OPERATOR, dry_run=dry_run, anew=anew).as_text())


@course.command("export", short_help="Write the lessons in use into an empty folder.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_course(folder: Path) -> None:
    """Write the lessons in use into a new or empty FOLDER, as 'import' reads them."""
    start_on_database()
    from doordesk.mechanisms.course.actions import export_folder

    with refusals_in_words():
        click.echo(f"{export_folder(folder)} lessons written to {folder}.")
