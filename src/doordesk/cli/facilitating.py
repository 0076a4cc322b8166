"""The facilitator's prompts for a meeting in a file, and how often they are right."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from doordesk.engines.facilitation.bench import Report
    from doordesk.engines.facilitation.meeting import Meeting
    from doordesk.engines.facilitation.prompt import Prompt

PACKETS = Path(__file__).parents[3] / "tests" / "engines" / "facilitation" / "packets"
HERE = "."


@click.command(short_help="What a Bar Raiser could ask now, for a debrief in a file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option(
    "--bench",
    "folder",
    is_flag=False,
    flag_value=HERE,
    metavar="[FOLDER]",
    help="Measure the prompts on labelled packets: those of the checkout, or of FOLDER.",
)
@click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", help="As text or JSON."
)
def facilitation(file: Path | None, folder: str | None, shape: str) -> None:
    """Print what a Bar Raiser could ask now, for a debrief written down in FILE (TOML or JSON).

    FILE names candidate, members, principles with their owners, passages and, where there are any, step,
    votes, spoken, lines, gaps, days_open and other_candidates. At most three prompts come, each with what was
    seen and its rule; none when there is nothing to say. No server and no company is needed.

    With --bench, precision and recall on labelled packets by kind, for both halves of the set.
    """
    if (file is None) == (folder is None):
        raise click.UsageError("Give either FILE or --bench.")
    if file is not None:
        _say(file, shape)
    elif folder is not None:
        _measure(PACKETS if folder == HERE else Path(folder), shape)


def _say(file: Path, shape: str) -> None:
    from doordesk.engines.facilitation import prompts
    from doordesk.engines.facilitation.files import Unreadable, meeting_from

    try:
        meeting = meeting_from(_table(file))
    except Unreadable as error:
        raise click.ClickException(f"{file}: {error}") from error
    found = prompts(meeting)
    if shape == "json":
        click.echo(json.dumps([_as_table(one, meeting) for one in found], indent=2, ensure_ascii=False))
        return
    for number, one in enumerate(found, start=1):
        click.echo(f"{number}. {one.signal} ({one.kind.replace('_', ' ')}, rule {one.rule})")
        click.echo(f"   Ask: {one.question}")
    if not found:
        click.echo("Nothing to ask now.")


def _as_table(one: "Prompt", meeting: "Meeting") -> dict[str, Any]:
    principle = next((it.name for it in meeting.principles if it.id == one.principle), None)
    return {
        "kind": one.kind,
        "rule": one.rule,
        "signal": one.signal,
        "question": one.question,
        "people": [meeting.people[person].name for person in one.people],
        "principle": principle,
        "passages": list(one.passages),
        "weight": one.weight,
        "key": one.key,
    }


def _table(file: Path) -> dict[str, Any]:
    """Read a file of tables; what cannot be read is said with its place."""
    try:
        text = file.read_text(encoding="utf-8")
        table = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:  # what a parser objects to is a ValueError, too
        raise click.ClickException(f"{file} cannot be read: {error}") from error
    if not isinstance(table, dict):
        raise click.ClickException(f"{file} holds a list; one meeting, as a table, was expected.")
    return table


def _measure(folder: Path, shape: str) -> None:
    from doordesk.engines.facilitation.bench import as_table, as_text, labelled_from, report
    from doordesk.engines.facilitation.files import Unreadable

    files = sorted(folder.rglob("*.toml"))
    if not files:
        message = f"No labelled packets in {folder}. An installed Doordesk has none with it: name a FOLDER."
        raise click.UsageError(message)
    try:
        packets = [labelled_from(one, split) for file in files for split, one in _labelled(file)]
    except Unreadable as error:
        raise click.ClickException(str(error)) from error
    halves = dict.fromkeys(one.split for one in packets)
    reports: list[Report] = [report(split, packets) for split in halves]
    if shape == "json":
        click.echo(json.dumps({one.split: as_table(one) for one in reports}, indent=2))
    else:
        click.echo("\n\n".join(map(as_text, reports)))


def _labelled(file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    table = _table(file)
    for one in table.get("packet", ()):
        yield str(table.get("split", "all")), one
