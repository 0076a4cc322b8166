"""Setting Django up for a command, and saying in plain words why that did not work."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from doordesk.config.environment import SetupError

SETTINGS = "doordesk.config.settings"


class PlainAnswer(click.ClickException):
    """Ends a command with a sentence that needs no 'Error:' before it."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it on standard error."""
        click.echo(self.message, err=True)


class Unready(PlainAnswer):
    """The installation is not ready for what was asked. The message says what to do."""

    exit_code = 3


class RefusedHere(PlainAnswer):
    """A rule of the product refused the deed."""

    exit_code = 1


def start_django() -> None:
    """Read the settings and load the parts; files made from here on are the owner's alone."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    try:
        django.setup()
    except SetupError as error:
        raise Unready(str(error)) from error


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """Turn a refusal of the product into its sentence and exit code 1."""
    from doordesk.foundation.kernel.refusals import Refused

    try:
        yield
    except Refused as refusal:
        raise RefusedHere(refusal.sentence) from refusal


@click.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    short_help="Run a command of Django's: makemigrations, shell, ...",
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage(words: tuple[str, ...]) -> None:
    """Run a management command of Django's with Doordesk's settings, as manage.py does elsewhere."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line([f"{sys.argv[0]} manage", *words])
    except SetupError as error:
        raise Unready(str(error)) from error
