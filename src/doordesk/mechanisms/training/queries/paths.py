"""The paths as the company has them, and what may be made of them (rule P1)."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.text import slugify

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.training.models import Path
from doordesk.mechanisms.training.states import RUNNING, Approver, Scope, StepKind

MOST_STEPS, MOST_OF_A_KIND, MOST_APPROVALS = 12, 99, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One step as the Core writes it."""

    kind: StepKind
    count: int = 1
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A path as the Core writes it."""

    name: str
    purpose: str
    scopes: frozenset[Scope]
    steps: tuple[Asked, ...]
    needs: Path | None = None
    nominated: bool = False
    approver: Approver = Approver.MENTOR
    approvals: int = 1


def all_paths(actor: Actor) -> QuerySet[Path]:
    """Return the paths with their steps and how many are on each; the retired last."""
    under_way = Count("journeys", filter=Q(journeys__state__in=RUNNING, journeys__person__is_active=True))
    rows = (
        visible(actor, Path).annotate(under_way=under_way).select_related("needs").prefetch_related("steps")
    )
    return rows.order_by("retired_at", "position", "pk")


def open_paths() -> QuerySet[Path]:
    """Return the paths that take people on."""
    return Path.objects.filter(retired_at=None).select_related("needs").prefetch_related("steps")


def plan_of(path: Path) -> Plan:
    """Return a path as the Core could write it anew."""
    steps = tuple(Asked(StepKind(one.kind), one.count, one.detail) for one in path.steps.all())
    return Plan(
        path.name,
        path.purpose,
        path.opens,
        steps,
        path.needs,
        path.nominated,
        Approver(path.approver),
        path.approvals,
    )


def why_not_keep(plan: Plan, path: Path | None) -> Refused | None:
    """Say why the path cannot be so, or None; `path` is the one that is changed. Pure but for the names."""
    return (
        _no_name(plan, path)
        or _opens_nothing(plan)
        or _steps_wrong(plan)
        or _approvals_wrong(plan)
        or _in_a_circle(plan, path)
    )


def _refused(what: str, way_out: str, place: str) -> Refused:
    return Refused(what, rule="P1", way_out=way_out, place=place)


def _no_name(plan: Plan, path: Path | None) -> Refused | None:
    if not slugify(plan.name):
        return _refused("A path needs a name.", "Name what somebody is at its end: ‘Interviewer’.", "name")
    same = Path.objects.filter(name__iexact=plan.name)
    if any(one != path for one in same):
        return _refused(f"There is a path “{plan.name}” already.", "Choose another name.", "name")
    return None


def _opens_nothing(plan: Plan) -> Refused | None:
    if plan.scopes:
        return None
    return _refused("A certificate that opens nothing is none.", "Choose what it opens.", "scopes")


def _steps_wrong(plan: Plan) -> Refused | None:
    if not plan.steps:
        return _refused("A path without steps certifies everybody.", "Ask for one thing at least.", "steps")
    seen = [(one.kind, one.detail) for one in plan.steps]
    twice = next((one for one in plan.steps if seen.count((one.kind, one.detail)) > 1), None)
    if twice is not None:
        way_out = "Ask for it once, with the whole number."
        return _refused(f"“{twice.kind.label}” stands there twice.", way_out, "steps")
    bare = next((one for one in plan.steps if one.kind is StepKind.COURSE and not one.detail), None)
    if bare is not None:
        return _refused("A course step names its course.", "Write the course's key beside it.", "steps")
    if not all(1 <= one.count <= MOST_OF_A_KIND for one in plan.steps):
        return _refused("A step asks for something.", f"Choose numbers from 1 to {MOST_OF_A_KIND}.", "steps")
    return None


def _approvals_wrong(plan: Plan) -> Refused | None:
    if not 1 <= plan.approvals <= MOST_APPROVALS:
        return _refused("Somebody has to approve.", f"From 1 to {MOST_APPROVALS} people.", "approvals")
    if plan.approver is Approver.MENTOR and plan.approvals > 1:
        way_out = "Let one approve, or leave it to the Core."
        return _refused("Somebody has one mentor.", way_out, "approvals")
    return None


def _in_a_circle(plan: Plan, path: Path | None) -> Refused | None:
    at = plan.needs
    while at is not None:
        if path is not None and at.pk == path.pk:
            way_out = "Choose one that does not build on this path."
            return _refused("A path cannot build on itself.", way_out, "needs")
        at = at.needs
    return None
