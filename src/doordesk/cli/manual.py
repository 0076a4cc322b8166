"""How `doordesk --help` is set: commands by occasion, then examples, the environment and the exit codes."""

from collections.abc import Iterable

import click

from doordesk.config.variables import VARIABLES

SECTIONS = {
    "Look at it": ("demo",),
    "Start a company": ("migrate", "invite-administrator", "serve"),
    "Keep it well": ("check", "backup", "restore", "upgrade", "import", "course"),
    "Use an engine alone": ("facilitation", "prose", "raters"),
    "For developers": ("manage",),
}
EXAMPLES = (
    ("doordesk demo", "a fictional company on http://127.0.0.1:8000"),
    ("doordesk migrate", "make the company's database"),
    ('doordesk invite-administrator ana@example.org "Ana Ruiz"', ""),
    ("", "print the link by which the first person comes in"),
    ("doordesk serve --workers 2", "serve the company's pages"),
    ("doordesk check --audit", "what is wrong, and is the audit trail whole"),
    ("doordesk backup monday.zip", "one verified file, while people work"),
    ("doordesk import people.csv --dry-run", "what an import would do; nothing is written"),
    ("doordesk course export lessons", "the lessons as files, to start your own from"),
    ("doordesk facilitation debrief.toml", "what a Bar Raiser could ask now"),
    ("doordesk prose faq.md --kind prfaq", "what to look at again in a text"),
    ("doordesk raters agreement reviews.csv", "how far two reviewers agree"),
)
EXIT_CODES = (
    ("0", "done"),
    ("1", "it was refused, or 'check' or 'prose' found something"),
    ("2", "the command line could not be understood"),
    ("3", "the installation is not ready: home, database, port or a setting; the message says which"),
    ("4", "'prose' could not read a file; it checked the others"),
)


def columns(title: str, rows: Iterable[tuple[str, str]], width: int) -> str:
    """Set a title and two columns under it."""
    lines = (f"  {left:<{width}}{right}".rstrip() for left, right in rows)
    return "\n".join([f"\n{title}:", *lines, ""])


class Manual(click.Group):
    """A group that lists its commands by occasion instead of by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which one meets them."""
        return [name for names in SECTIONS.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a short list under each occasion."""
        for title, names in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, self.commands[name].get_short_help_str(70)) for name in names])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what a manual has after its commands."""
        formatter.write(columns("Examples", EXAMPLES, 39))
        environment = ((variable.name, f"{variable.says}  ({variable.unset})") for variable in VARIABLES)
        formatter.write(columns("Environment (in brackets: what holds when unset)", environment, 23))
        formatter.write(columns("Exit codes", EXIT_CODES, 3))
