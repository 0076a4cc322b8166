"""The command and its manual."""

import sys

import click

from doordesk.cli.administrator import invite_administrator
from doordesk.cli.checkup import check
from doordesk.cli.coursing import course
from doordesk.cli.facilitating import facilitation
from doordesk.cli.importing import import_
from doordesk.cli.keeping import backup, restore
from doordesk.cli.manual import Manual
from doordesk.cli.migrating import migrate
from doordesk.cli.rating import raters
from doordesk.cli.serving import demo, serve
from doordesk.cli.starting import manage
from doordesk.cli.upgrading import upgrade
from doordesk.cli.writing import prose


@click.group(cls=Manual, context_settings={"max_content_width": 96})
@click.version_option(package_name="doordesk", message="Doordesk %(version)s")
def doordesk() -> None:
    """Run hiring the Bar Raiser way, on your own machine.

    Doordesk keeps its data in one folder (its home) and serves pages to a browser. 'doordesk demo' shows
    all of it with a fictional company; a real one begins with 'migrate', 'invite-administrator' and 'serve'.
    """


for command in (
    *(demo, migrate, invite_administrator, serve, check, import_, course),
    *(backup, restore, upgrade),
    *(facilitation, prose, raters, manage),
):
    doordesk.add_command(command)


def main() -> None:
    """Read the command line and run the command."""
    doordesk(prog_name="doordesk", args=sys.argv[1:])
