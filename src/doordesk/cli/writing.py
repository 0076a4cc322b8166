"""The writing coach for files: what to look at again, what a rule says, and how often the rules are right."""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from doordesk.engines.prose import Document, Kind, Ruleset
    from doordesk.engines.prose.reports import Outcome

KINDS = ("assessment", "job-description", "narrative", "prfaq", "coaching-note")
FOUND, MISUSED, UNREADABLE = 1, 2, 4
STDIN = "-"


class Misused(click.ClickException):
    """A folder of rules that cannot be used: neither a find nor a file's fault."""

    exit_code = MISUSED


@click.command(short_help="What a writer should look at again in a text.")
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--kind", type=click.Choice(KINDS, case_sensitive=False), help="What the text is for.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "sarif", "github", "markdown"]),
    default="text",
    help="How to print it; markdown is for --bench alone.",
)
@click.option("--all", "everything", is_flag=True, help="Every mark, not only as many of a family as help.")
@click.option(
    "--rules",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of rule files; they come on top, and replace rules of the same id.",
)
@click.option("--language", default="en", metavar="CODE", help="The language of the rules.  [default: en]")
@click.option("--name", default="", help="What '-' is called; its suffix says how it is read.")
@click.option("--explain", "rule", metavar="RULE", help="Print one rule whole, or the rules of one family.")
@click.option(
    "--bench",
    "sets",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Measure the rules on the labelled sets and documents of a folder.",
)
def prose(files: tuple[str, ...], kind: str | None, rule: str | None, sets: Path | None, **said: Any) -> None:
    """Print what a writer should look at again in each FILE, with why and what to try.

    A .md or .markdown file is read as Markdown (code, quotes, tables, links and front matter are left alone),
    .docx as Word, anything else as text. '-', or text piped in with no FILE named, is read as --name's suffix
    says; without a suffix as Markdown for a job description, narrative or PR/FAQ, as text for the others.
    Places are characters of the text, from 0, without a byte order mark; lines and columns count from 1. For
    .docx they are those of the text taken out: one line for a paragraph, tables left out.

    JSON is one object for one FILE and a list of them for several. No rule is about pronouns, nothing is
    rewritten, and nothing leaves your machine. No server and no company is needed.

    With --bench FOLDER: every *.jsonl in it holds {"text", "kind", "expect": [families]} on each line, 'any'
    or 'bad' standing for any mark at all; every .md, .txt and .docx is a real document, of the kind that its
    folder is named after (prfaq, narrative, jd, assessment) or of --kind.

    Exit status: 0 nothing found, 1 something found, 2 the command or a rule file cannot be used, 4 a file
    cannot be read (the others are checked all the same). --explain and --bench give 0 when they could do it.
    """
    rules = _rules(said["language"], said["folder"])
    if sum(map(bool, (files, sets, rule))) > 1:
        raise click.UsageError("Give FILE, --explain or --bench: one of them.")
    if rule is not None:
        _explain(rules, rule)
    elif sets is not None:
        _measure(sets, rules, kind, said["shape"])
    else:
        _check(_named(files), rules, kind, said)


def _rules(language: str, folder: Path | None) -> "Ruleset":
    """The rules to check with; a rule of somebody's own whose examples fail is told before anything else."""
    from doordesk.engines.prose import BadRules, Ruleset, all_faults, in_folder, shipped, standard

    try:
        if folder is None:
            return standard(language)
        own = in_folder(folder, language)
        faults = all_faults(own)
        rules = Ruleset([*shipped(language), *own])
    except BadRules as error:
        raise Misused(str(error)) from error
    if faults:
        raise Misused("\n".join(["Examples of these rules do not hold:", *faults]))
    return rules


def _named(files: tuple[str, ...]) -> tuple[str, ...]:
    if files:
        return files
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Name a FILE, or pipe a text in.")
    return (STDIN,)


def _check(files: tuple[str, ...], rules: "Ruleset", kind: str | None, said: dict[str, Any]) -> None:
    from doordesk.engines.prose import Kind
    from doordesk.engines.prose.reports import REPORTS

    if kind is None:
        raise click.UsageError(f"Say what the text is for: --kind {'|'.join(KINDS)}.")
    if said["shape"] not in REPORTS:
        raise click.UsageError("--format markdown is for --bench alone.")
    outcome = _outcome(files, rules, Kind(kind), name=said["name"], everything=said["everything"])
    report = REPORTS[said["shape"]](outcome)
    if report:
        click.echo(report)
    for _, sentence in outcome.unreadable:
        click.echo(sentence, err=True)
    sys.exit(UNREADABLE if outcome.unreadable else FOUND if outcome.count else 0)


def _outcome(
    files: tuple[str, ...], rules: "Ruleset", kind: "Kind", *, name: str, everything: bool
) -> "Outcome":
    from doordesk.engines.prose.files import Unreadable
    from doordesk.engines.prose.reports import Checked, Outcome

    checked: list[Checked] = []
    unreadable: list[tuple[str, str]] = []
    for file in files:
        called = (name or "stdin") if file == STDIN else click.format_filename(file)
        try:
            document = _document(file, called, kind)
        except Unreadable as error:
            unreadable.append((called, str(error)))
        else:
            checked.append(Checked.of(called, document, kind, rules, everything=everything))
    return Outcome(kind, rules, tuple(checked), tuple(unreadable), several=len(files) > 1)


def _document(file: str, called: str, kind: "Kind") -> "Document":
    from doordesk.engines.prose.files import LIMIT, document_from, document_of
    from doordesk.engines.prose.library import MARKDOWN

    if file != STDIN:
        return document_of(Path(file))
    content = sys.stdin.buffer.read(LIMIT + 1)
    return document_from(content, called, markdown=not Path(called).suffix and kind.value in MARKDOWN)


def _explain(rules: "Ruleset", name: str) -> None:
    from doordesk.engines.prose.reports.explained import explained

    found = [held for held in rules.all.values() if name in {held.rule.id, held.family.family}]
    if not found:
        names = sorted({*rules.all, *rules.families})
        near = get_close_matches(name, names, n=3, cutoff=0.5) or [one for one in names if name in one][:3]
        meant = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(names)}."
        raise click.UsageError(f"There is no rule “{name}”. {meant}")
    exact = [held for held in found if held.rule.id == name]
    click.echo("\n\n".join(map(explained, exact or found)))


def _measure(folder: Path, rules: "Ruleset", kind: str | None, shape: str) -> None:
    from doordesk.engines.prose import Kind
    from doordesk.engines.prose.bench import TABLES, measure

    table = TABLES.get(shape)
    if table is None:
        raise click.UsageError("--bench prints text, json or markdown.")
    report = measure(folder, rules, Kind(kind) if kind else None)
    if report.is_empty:
        raise click.UsageError(f"{folder} holds no labelled sets (*.jsonl) and no documents (*.md, *.txt).")
    click.echo(table(report))
    for sentence in report.faults:
        click.echo(sentence, err=True)
    sys.exit(UNREADABLE if report.faults else 0)
