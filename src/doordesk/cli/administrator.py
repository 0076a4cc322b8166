"""The first person of an empty company."""

import click

from doordesk.cli.migrating import start_on_database
from doordesk.cli.starting import refusals_in_words


@click.command("invite-administrator", short_help="Print the link by which the first administrator comes in.")
@click.argument("email")
@click.argument("name")
def invite_administrator(email: str, name: str) -> None:
    """Print the link by which the first administrator comes in and chooses a password.

    Until somebody has come in by it, a new one can be asked for, which voids the one before. Later on,
    administrators invite people on the People page.
    """
    start_on_database()
    from doordesk.foundation.people.actions import found_company

    with refusals_in_words():
        link = found_company(name, email)
    click.echo(f"{name} comes in by this link. It works once, and for a limited time:\n\n  {link}\n")
