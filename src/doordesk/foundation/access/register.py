"""Where each mechanism's policy says who may: `@allows` for a deed, `@reads` for a kind of row.

What somebody may read of a kind of row is the union of what the policies grant: candidates grants
recruiters, loops adds the interviewers of its loops.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q

from doordesk.foundation.access.permissions import P

Predicate = Callable[[Any, Any], bool]
Reading = Callable[[Any], Q]
F = TypeVar("F", bound=Callable[..., Any])

EVERYTHING = ~Q(pk__in=[])
NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Grant:
    """A permission's rule: who has it (a refusal says so), for which deed, and the predicate."""

    permission: P
    who: str
    deed: str
    rule: str
    predicate: Predicate


GRANTS: dict[P, Grant] = {}
READINGS: dict[type[Model], list[Reading]] = {}


def allows(permission: P, *, who: str, deed: str, rule: str = "") -> Callable[[F], F]:
    """Register the predicate `(actor, subject) -> bool` of one permission; twice is a mistake."""

    def register(predicate: F) -> F:
        if permission in GRANTS:
            message = f"{permission} has a rule already"
            raise ValueError(message)
        GRANTS[permission] = Grant(permission, who, deed, rule, predicate)
        return predicate

    return register


def reads(model: type[Model]) -> Callable[[F], F]:
    """Register `(actor) -> Q`: rows of this kind that the actor may read; several are joined by 'or'."""

    def register(grant: F) -> F:
        READINGS.setdefault(model, []).append(grant)
        return grant

    return register
