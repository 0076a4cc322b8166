"""How `doordesk --help` is set: commands by occasion, then examples, the environment and the exit codes."""

import click

SECTIONS = {
    "Look at it": ("demo",),
    "Start a company": ("migrate", "invite-administrator", "serve"),
    "Keep it well": ("check", "import"),
    "For developers": ("manage",),
}

EXAMPLES = """
Examples:
  doordesk demo                          a fictional company on http://127.0.0.1:8000
  doordesk migrate                       make the company's database
  doordesk invite-administrator ana@example.org "Ana Ruiz"
                                         print the link by which the first person comes in
  doordesk serve --workers 2             serve the company's pages
  doordesk check --audit                 what is wrong, and is the audit trail whole
  doordesk import people.csv --dry-run   what an import would do; nothing is written

Environment:
  DOORDESK_HOME          the folder of the data  (default: doordesk in the user's data folder)
  DATABASE_URL           sqlite:////PATH or postgresql://USER:PASSWORD@HOST/NAME  (default: in the home)
  DOORDESK_URL           the address people type; links in letters begin with it
  DOORDESK_HOSTS         further host names it answers to, with commas between
  DOORDESK_BEHIND_PROXY  yes when a proxy in front sets X-Forwarded-Proto itself
  DOORDESK_SECRET        the signing key  (default: made once, kept in the home)
  EMAIL_URL              smtp://USER:PASSWORD@HOST:587  (default: letters are files in the home)
  DOORDESK_MAIL_FROM     the sender of letters
  DOORDESK_LOG           how much is logged: WARNING (default), INFO, DEBUG

Exit codes:
  0  done
  1  a rule refused it, or 'check' found something wrong
  2  the command line could not be understood
  3  the installation is not ready: home, database, port or a setting; the message says which
"""


class Manual(click.Group):
    """A group that lists its commands by occasion instead of by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which one meets them."""
        return [name for names in SECTIONS.values() for name in names if name in self.commands]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a short list under each occasion."""
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(70)) for name in names])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog as it was set."""
        formatter.write(f"\n{(self.epilog or '').replace(chr(8), '').strip()}\n")
