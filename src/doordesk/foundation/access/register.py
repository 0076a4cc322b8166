"""Where each mechanism's policy says who may: `@allows` for a deed, `@scope` for a kind of row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor

Predicate = Callable[[Any, Any], bool]
Scope = Callable[[Any, QuerySet[Any]], QuerySet[Any]]
F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Grant:
    """A permission's rule: who has it (for the refusal: 'Only … can …'), for which deed, and the predicate."""

    permission: P
    who: str
    deed: str
    rule: str
    predicate: Predicate


GRANTS: dict[P, Grant] = {}
SCOPES: dict[type[Model], Scope] = {}


def allows(permission: P, *, who: str, deed: str, rule: str = "") -> Callable[[F], F]:
    """Register the predicate `(actor, subject) -> bool` of one permission; twice is a mistake."""

    def register(predicate: F) -> F:
        if permission in GRANTS:
            message = f"{permission} has a rule already"
            raise ValueError(message)
        GRANTS[permission] = Grant(permission, who, deed, rule, predicate)
        return predicate

    return register


def scope(model: type[Model]) -> Callable[[F], F]:
    """Register `(actor, queryset) -> queryset`: the rows of this kind that an actor may read."""

    def register(narrow: F) -> F:
        if model in SCOPES:
            message = f"{model.__name__} has a scope already"
            raise ValueError(message)
        SCOPES[model] = narrow
        return narrow

    return register


def holder(actor: Actor) -> bool:
    """Tell whether the actor is somebody who may act at all."""
    return actor.is_active
