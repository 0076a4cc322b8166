"""Write the generated pages of docs/reference/ from the code: `python -m docs.generate` (make docs).

A test compares them with the code, so that they cannot go stale.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import click

from docs import practice, writing
from doordesk.cli.main import doordesk
from doordesk.config.variables import VARIABLES
from doordesk.foundation.access.register import GRANTS
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.kernel.rules import PARTS, RULES, SETTINGS, SOURCES, WORDS, Rule
from doordesk.foundation.kernel.states import Transitions
from doordesk.mechanisms.assessments.states import TRANSITIONS as ASSESSMENT
from doordesk.mechanisms.candidates.states import TRANSITIONS as APPLICATION
from doordesk.mechanisms.coaching.states import TRANSITIONS as COACHING_NOTE
from doordesk.mechanisms.debriefs.states import TRANSITIONS as DEBRIEF
from doordesk.mechanisms.loops.states import REQUESTS as SEAT
from doordesk.mechanisms.loops.states import TRANSITIONS as LOOP
from doordesk.mechanisms.openings.states import TRANSITIONS as OPENING
from doordesk.mechanisms.quality.states import TRANSITIONS as REVIEW
from doordesk.mechanisms.shadowing.states import TRANSITIONS as TALK
from doordesk.mechanisms.training.states import TRANSITIONS as JOURNEY

FOLDER = Path(__file__).parent / "reference"
NOTE = "*Made from the code by `make docs`; change the code, not this page.*"


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Lay out a Markdown table."""
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def rules() -> str:
    """Give every rule with its reason and how it acts today."""
    parts = [
        f"## {letter} · {title}\n\n" + "\n\n".join(map(_rule, _of(letter))) for letter, title in PARTS.items()
    ]
    sources = table(["letter", "source"], SOURCES.items())
    return "\n\n".join(["# The rule book", NOTE, *parts, "## Sources", sources])


def _of(letter: str) -> list[Rule]:
    return [rule for rule in RULES.values() if rule.part == letter]


def _rule(rule: Rule) -> str:
    here = rule.here or "Not at work yet."
    acts = ", ".join(rule.acts)
    return (
        f'<a id="{rule.id}"></a>\n\n### {rule.id} · {rule.title}\n\n{rule.text}\n\n*Why:* {rule.why}\n\n'
        f"*Acts:* {acts}. *Source:* {rule.source}.\n\n*Here:* {here}"
    )


def settings() -> str:
    """Give every company setting with its range."""
    rows = (
        [
            f"`{one.key}`",
            one.rule,
            one.label,
            f"{int(one.default)}",
            f"{one.min}–{one.max}",
            one.unit,
            one.help,
        ]
        for one in SETTINGS.values()
    )
    header = ["key", "rule", "what", "default", "range", "unit", "help"]
    return "\n\n".join(["# Company settings", NOTE, table(header, rows)])


def words() -> str:
    """Give the glossary."""
    rows = ([f"**{word.term}**", word.meaning] for word in WORDS)
    return "\n\n".join(["# Words", NOTE, table(["word", "meaning"], rows)])


def permissions() -> str:
    """Give every permission with who has it."""
    grants = sorted(GRANTS.values(), key=lambda grant: grant.permission.value)
    rows = ([f"`{one.permission.value}`", one.deed, one.who.rstrip(","), one.rule] for one in grants)
    text = "Who may do what. The same as a table of people and moments: [access](access.md)."
    return "\n\n".join(["# Permissions", NOTE, text, table(["permission", "deed", "who", "rule"], rows)])


def states() -> str:
    """Draw every state table."""
    drawn: dict[str, Transitions[Any, Any]] = {
        "Opening": OPENING,
        "Application": APPLICATION,
        "Loop": LOOP,
        "Request for a seat": SEAT,
        "Journey to a certificate": JOURNEY,
        "Assessment": ASSESSMENT,
        "Debrief": DEBRIEF,
        "Quality review": REVIEW,
        "Talk after a sitting": TALK,
        "Coaching note": COACHING_NOTE,
    }
    return "\n\n".join(["# States", NOTE, *(_diagram(name, one) for name, one in drawn.items())])


def _diagram(name: str, transitions: Transitions[Any, Any]) -> str:
    return f"## {name}\n\n```mermaid\n{transitions.mermaid()}\n```"


def audit() -> str:
    """Give every kind of entry in the trail."""
    rows = ([f"`{kind.value}`", str(kind.label)] for kind in Kind)
    return "\n\n".join(["# What the trail records", NOTE, table(["kind", "somebody …"], rows)])


def commands() -> str:
    """Give the command's own manual."""
    pages = [_help(doordesk, "doordesk")]
    pages += [_help(command, f"doordesk {name}") for name, command in sorted(doordesk.commands.items())]
    return "\n\n".join(["# The command", NOTE, *pages])


def environment() -> str:
    """Give every variable of the environment."""
    rows = ([f"`{one.name}`", one.says, one.unset, one.more] for one in VARIABLES)
    header = ["variable", "what it says", "when unset", "worth knowing"]
    return "\n\n".join(["# The environment", NOTE, table(header, rows)])


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, terminal_width=96, max_content_width=96)
    return f"## {name}\n\n```text\n{command.get_help(context).strip()}\n```"


def practice_cases() -> str:
    """Say what the product's cases are and how far their experts agree; never what is in a key."""
    return practice.page(NOTE, table)


def writing_rules() -> str:
    """Give every rule of the writing coach with its reason and examples."""
    return writing.page(NOTE)


PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules,
    "settings.md": settings,
    "words.md": words,
    "permissions.md": permissions,
    "states.md": states,
    "audit.md": audit,
    "commands.md": commands,
    "environment.md": environment,
    "practice-cases.md": practice_cases,
    "prose-rules.md": writing_rules,
    "prose-rules.schema.json": writing.json_schema,
}


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page().rstrip() + "\n", encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
