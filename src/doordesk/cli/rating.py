"""The engine of ratings for a file: how near to target scores, and how far raters agree."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from doordesk.engines.raters import Accuracy, Agreement, Share
    from doordesk.engines.raters.files import Judged

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
SHAPE = click.option(
    "--format", "shape", type=click.Choice(["text", "json"]), default="text", help="As text or JSON."
)


@click.group(short_help="How near ratings are to target scores, and how far raters agree.")
def raters() -> None:
    """Measure ratings written down in a CSV file. No server and no company is needed."""


@raters.command(short_help="Cronbach's four components for each rater in a file.")
@FILE
@SHAPE
def accuracy(file: Path, shape: str) -> None:
    """Print elevation, differential elevation, stereotype and differential accuracy for FILE.

    FILE is a CSV file with the columns ratee, dimension, rating and target, one line for each rating, and a
    column rater where there are several. An empty rating or target is a gap: the largest block without gaps
    is used, and named. All figures are steps of the scale; 0 is no difference from the target scores.
    """
    from doordesk.engines.raters import TooLittle, accuracy
    from doordesk.engines.raters.files import Unreadable, judged_from

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found = [(one, accuracy(one.ratings, one.targets)) for one in judged_from(lines)]
    except (OSError, UnicodeDecodeError, Unreadable, TooLittle) as error:
        raise click.ClickException(f"{file}: {error}") from error
    if shape == "json":
        click.echo(json.dumps([_figures(*one) for one in found], indent=2, ensure_ascii=False))
        return
    click.echo("\n\n".join(_as_text(*one) for one in found))


def _figures(judged: "Judged", found: "Accuracy") -> dict[str, Any]:
    return {
        "rater": judged.rater or None,
        "elevation": found.elevation,
        "differential_elevation": found.differential_elevation,
        "stereotype_accuracy": found.stereotype_accuracy,
        "differential_accuracy": found.differential_accuracy,
        "mean_squared_distance": found.distance,
        "ratees": [judged.ratees[place] for place in found.block.rows],
        "dimensions": [judged.dimensions[place] for place in found.block.columns],
    }


def _as_text(judged: "Judged", found: "Accuracy") -> str:
    figures = _figures(judged, found)
    ratees = f"{found.ratees} of {len(judged.ratees)} ratees"
    dimensions = f"{found.dimensions} of {len(judged.dimensions)} dimensions"
    return "\n".join(
        [
            f"{judged.rater or 'Ratings'}: {ratees}, {dimensions}",
            f"  elevation               {found.elevation:+.3f}",
            *(
                f"  {name.replace('_', ' '):<23} {figures[name]:.3f}"
                for name in ("differential_elevation", "stereotype_accuracy", "differential_accuracy")
            ),
            f"  mean squared distance   {found.distance:.3f}",
        ]
    )


@raters.command(short_help="How far two or more raters in a file agree.")
@FILE
@click.option(
    "--changing",
    "raters",
    flag_value="changing",
    help="A column is not one and the same rater throughout.",
)
@SHAPE
def agreement(file: Path, raters: str | None, shape: str) -> None:
    """Print the shares of equal ratings and of ratings within one step, and weighted kappa, for FILE.

    FILE is a CSV file: the first line names the item and two raters or more, then one line for each item. An
    empty cell is a gap. Intervals are 95 per cent; kappa (quadratic weights) needs five items rated by two.
    """
    from doordesk.engines.raters import Raters, TooLittle, agreement
    from doordesk.engines.raters.files import Unreadable, items_from

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            found = agreement(items_from(lines), raters=Raters(raters or Raters.SAME))
    except (OSError, UnicodeDecodeError, Unreadable, TooLittle) as error:
        raise click.ClickException(f"{file}: {error}") from error
    click.echo(json.dumps(_agreed(found), indent=2) if shape == "json" else _agreed_as_text(found))


def _agreed(found: "Agreement") -> dict[str, Any]:
    kappa = found.kappa and {"value": found.kappa.value, "interval": found.kappa.interval}
    return {
        "items": found.items,
        "exact": _share(found.exact),
        "within_one": _share(found.within_one),
        "weighted_kappa": kappa,
    }


def _share(share: "Share") -> dict[str, Any]:
    return {"value": share.value, "interval": (share.low, share.high)}


def _agreed_as_text(found: "Agreement") -> str:
    shares = (("equal", found.exact), ("within one step", found.within_one))
    return "\n".join(
        [
            f"Items rated by two or more: {found.items}",
            *(f"  {name:<17} {one.value:.2f}  ({one.low:.2f} to {one.high:.2f})" for name, one in shares),
            f"  weighted kappa    {_kappa(found)}",
        ]
    )


def _kappa(found: "Agreement") -> str:
    if found.kappa is None:
        return "not given: fewer than five items, or the same rating throughout"
    if found.kappa.interval is None:
        return f"{found.kappa.value:.2f}  (no interval: leaving one item out changes nothing)"
    low, high = found.kappa.interval
    return f"{found.kappa.value:.2f}  ({low:.2f} to {high:.2f})"
