"""`doordesk check`: problems of the set-up, in plain words."""

import click

from doordesk.cli.starting import start_django


@click.command(short_help="Say what is wrong with the set-up, and how to mend it.")
@click.option("--audit", is_flag=True, help="Also recompute the hash chain of the audit trail (rule Y5).")
@click.pass_context
def check(ctx: click.Context, *, audit: bool) -> None:
    """Say what is wrong with the set-up, and how to mend it.

    Looks at home, key, database, backups, mail, address and clock. Changes nothing. Exit code 1 when
    something is wrong; a note alone is no error.
    """
    start_django()
    from doordesk.cli.findings import LOOKS, Grade, look_at_trail

    found = [finding for look in LOOKS for finding in look()]
    broken = any(finding.about == "database" and finding.grade is Grade.WRONG for finding in found)
    if audit and not broken:
        found += look_at_trail()
    for finding in found:
        click.echo(finding)
    wrong = sum(finding.grade is Grade.WRONG for finding in found)
    notes = sum(finding.grade is Grade.NOTE for finding in found)
    click.echo(f"\n{'Nothing is wrong' if not wrong else f'{wrong} wrong'}; {notes} to note.")
    ctx.exit(1 if wrong else 0)
