"""Openings at every point of their way."""

from dataclasses import replace

from doordesk.mechanisms.openings.actions import add_opening, approve, submit
from doordesk.mechanisms.openings.models import Facts, Opening
from doordesk.mechanisms.principles.models import Version
from tests.cast import Cast

DESCRIPTION = """Payments is the team of five that makes sums come out right, in five currencies.

## What you will do
- Own the **refund** path from the customer's tap to the line on their statement.
- Take charge of the nightly reconciliation, and of whatever it cannot match.
- Review the code of two less experienced engineers, and have yours reviewed.

## The first year
By month three you have shipped a change to refunds and explained it to the care team. By month six the
reconciliation is yours. By month twelve you have argued for what Payments should stop doing.

## What we look for
You have run a system that moves other people's money, and can tell what happened when it went wrong.
"""


def facts(people: Cast, versions: list[Version], **more: object) -> Facts:
    """A whole opening of Marta's, ready for review."""
    made = Facts(
        title="Senior engineer, Payments",
        level=6,
        team=people.marta.team,  # type: ignore[arg-type]
        hiring_manager=people.marta,
        recruiter=people.nadia,
        description=DESCRIPTION,
        weights={version.principle_id: 1 for version in versions},
    )
    return replace(made, **more)  # type: ignore[arg-type]


def draft(people: Cast, versions: list[Version], **more: object) -> Opening:
    """A whole draft."""
    return add_opening(facts(people, versions, **more), actor=people.nadia)


def in_review(people: Cast, versions: list[Version], **more: object) -> Opening:
    """On Tom's desk: he is a Bar Raiser of another team."""
    return submit(draft(people, versions, **more), people.tom, actor=people.marta)


def open_one(people: Cast, versions: list[Version], **more: object) -> Opening:
    """Approved by Tom."""
    return approve(in_review(people, versions, **more), actor=people.tom)


def typed(opening: Facts, **more: str) -> dict[str, object]:
    """The facts as a form sends them."""
    fields: dict[str, object] = {
        "title": opening.title,
        "level": str(opening.level),
        "team": str(opening.team.pk),
        "hiring_manager": str(opening.hiring_manager.pk),
        "recruiter": str(opening.recruiter.pk),
        "description": opening.description,
        "future_reports": [str(pk) for pk in opening.future_reports],
    }
    fields |= {f"principle_{pk}": str(weight) for pk, weight in opening.weights.items()}
    return fields | more
