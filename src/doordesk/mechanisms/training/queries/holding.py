"""Who holds what: certificates that are neither withdrawn nor lapsed (rules L4, L7, P6).

What somebody may do is asked by scope, never by path: a company's own path may open the same.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Max, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.rules import SETTINGS
from doordesk.foundation.people.models import Person
from doordesk.foundation.rulebook.models import Choice
from doordesk.mechanisms.training.models import Certificate
from doordesk.mechanisms.training.queries.counting import last_interviews
from doordesk.mechanisms.training.queries.lapsing import lapses_at
from doordesk.mechanisms.training.states import Scope

MONTHS = "training.lapse_months"


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate that was not withdrawn: whose, of which path, what it opens, from when to when."""

    pk: int
    person_id: int
    path_id: int
    journey_id: int
    scopes: frozenset[str]
    since: datetime
    renewed: datetime | None
    months: int
    interviewed: datetime | None = None

    @property
    def until(self) -> datetime:
        """When it lapses, as far as interviews are known here."""
        return lapses_at(self.since, self.months, self.renewed, self.interviewed)

    @property
    def lapsed(self) -> bool:
        """Whether it has lapsed."""
        return self.until <= now()

    @property
    def clause(self) -> str:
        """Why it does not count, to go on with after 'Ana cannot interview:'."""
        day = date_format(timezone.localtime(self.until), "j F Y")
        return f"their certificate lapsed on {day}: no interview for {self.months} months"


def held(people: Collection[int] | None = None, *, exactly: bool = False) -> list[Held]:
    """Return the certificates of some people, or of all who work here; one query or two.

    Interviews are asked about only where a certificate would have lapsed without them, unless `exactly`.
    """
    chosen = Subquery(Choice.objects.filter(pk=MONTHS).values("value")[:1])
    rows = Certificate.objects.filter(withdrawn_at=None, person__is_active=True).order_by("pk")
    if people is not None:
        rows = rows.filter(person__in=people)
    rows = rows.annotate(renewed=Max("renewals__at"), months=chosen)
    fields = ("pk", "person_id", "path_id", "journey_id", "scopes", "granted_at", "renewed", "months")
    return _with_interviews([_held(*row) for row in rows.values_list(*fields)], exactly=exactly)


def _held(  # noqa: PLR0913, PLR0917 -- a row of the table
    pk: int,
    person: int,
    path: int,
    journey: int,
    scopes: str,
    since: datetime,
    renewed: datetime | None,
    months: int | None,
) -> Held:
    usual = int(SETTINGS[MONTHS].default)
    return Held(pk, person, path, journey, frozenset(scopes.split(",")), since, renewed, months or usual)


def _with_interviews(found: list[Held], *, exactly: bool) -> list[Held]:
    asked = {one.person_id for one in found if exactly or one.lapsed}
    last = last_interviews(asked) if asked else {}
    return [replace(one, interviewed=last.get(one.person_id)) for one in found]


def certified(scope: Scope) -> frozenset[int]:
    """Return the keys of the active people who may do this."""
    return frozenset(one.person_id for one in held() if scope in one.scopes and not one.lapsed)


def is_certified(person: Person, scope: Scope) -> bool:
    """Tell whether somebody may do this; whoever has left may nothing."""
    return any(scope in one.scopes and not one.lapsed for one in held([person.pk]))


@dataclass(frozen=True, slots=True)
class Holders:
    """Who may do what, and of those whose certificate lapsed, why not: for judging many at once."""

    rows: tuple[Held, ...]

    def of(self, scope: Scope) -> frozenset[int]:
        """Who may."""
        return frozenset(one.person_id for one in self.rows if scope in one.scopes and not one.lapsed)

    def lapsed(self, scope: Scope) -> dict[int, str]:
        """Who could once, with the clause that says since when not."""
        valid = self.of(scope)
        late = (one for one in self.rows if scope in one.scopes and one.lapsed)
        return {one.person_id: one.clause for one in late if one.person_id not in valid}


def holders() -> Holders:
    """Return who may do what, in one query or two."""
    return Holders(tuple(held()))


def why_not_certified(person: int, scope: Scope, otherwise: str) -> str:
    """Return the clause that keeps somebody from it: lapsed, or `otherwise`; '' when they may."""
    found = Holders(tuple(held([person])))
    return "" if person in found.of(scope) else found.lapsed(scope).get(person, otherwise)


def of_path(rows: Iterable[Held], path: int) -> Held | None:
    """Return the certificate of one path among these."""
    return next((one for one in rows if one.path_id == path), None)
