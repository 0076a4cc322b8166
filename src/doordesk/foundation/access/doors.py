"""The four doors: `visible`, `fetch`, `can`, `require`. No view filters by role on its own."""

from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import GRANTS, NOTHING, READINGS
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Forbidden

M = TypeVar("M", bound=Model)


def visible(actor: Actor, model: type[M], queryset: QuerySet[M] | None = None) -> QuerySet[M]:
    """Return the rows of `model` (narrowed from `queryset` when given) that the actor may read.

    The command line has no person behind it and reads nothing.
    """
    rows = model._default_manager.all() if queryset is None else queryset
    if not actor.is_active or actor.pk is None:
        return rows.none()
    return rows.filter(reduce(or_, (grant(actor) for grant in READINGS[model]), NOTHING))


def fetch(actor: Actor, model: type[M], pk: int | str, queryset: QuerySet[M] | None = None) -> M:
    """Return the row, or raise 404: what one may not see looks missing."""
    row = visible(actor, model, queryset).filter(pk=pk).first()
    if row is None:
        message = f"There is no {model._meta.verbose_name} {pk} that you may see."
        raise Http404(message)
    return row


def can(actor: Actor, permission: P, subject: Any = None) -> bool:
    """Tell whether the actor may do this deed to this subject."""
    return actor.is_active and GRANTS[permission].predicate(actor, subject)


def require(actor: Actor, permission: P, subject: Any = None) -> None:
    """Raise `Forbidden`, saying who may, unless the actor may do this deed to this subject."""
    if can(actor, permission, subject):
        return
    grant = GRANTS[permission]
    raise Forbidden(
        f"You cannot {grant.deed}.",
        rule=grant.rule,
        way_out=f"{grant.who[0].upper()}{grant.who[1:]} can.",
        code="forbidden",
    )
