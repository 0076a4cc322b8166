"""Who is certified for what, since when, and why a certificate cannot be granted or withdrawn."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Certificate, Path
from doordesk.mechanisms.training.queries.holding import Held, held, of_path

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """A person with the certificates they hold, each with its path's name; lapsed ones are among them."""

    person: Person
    held: tuple[tuple[str, Held], ...]


def why_not_grant(person: Person, path: Path) -> Refused | None:
    """Say why this certificate cannot be granted now, or None. Rules P1, L7, P6."""
    if not person.is_active:
        return Refused(f"{person} has left.", way_out="A certificate is for people who interview here.")
    if path.retired_at is not None:
        return Refused(f"Nobody is certified for “{path}” any more.", way_out="Choose another path.")
    rows = held([person.pk])
    return _held_already(person, path, of_path(rows, path.pk)) or _not_first(person, path, rows)


def _held_already(person: Person, path: Path, row: Held | None) -> Refused | None:
    if row is None:
        return None
    if row.lapsed:
        return Refused(
            f"{person} holds this certificate, and it lapsed: no interview for {row.months} months.",
            rule="P6",
            way_out="It is renewed on its own page.",
        )
    return Refused(f"{person} holds this certificate already.", way_out="Nothing needs to be done.")


def _not_first(person: Person, path: Path, rows: list[Held]) -> Refused | None:
    if path.needs is None:
        return None
    found, first = of_path(rows, path.needs.pk), path.needs.name
    if found is not None and not found.lapsed:
        return None
    name = person.get_short_name()
    return Refused(
        f"“{path}” builds on the certificate “{first}”, which {name} does not hold{' now' if found else ''}.",
        rule="P1",
        way_out=f"Renew {name}'s certificate “{first}” first."
        if found
        else f"Certify {name} for “{first}” first.",
        place="path",
    )


def why_not_withdraw(certificate: Certificate) -> Refused | None:
    """Say why this certificate cannot be withdrawn now, or None. Rule P1."""
    if certificate.withdrawn_at is not None:
        return Refused("This certificate was withdrawn already.", way_out="A new one can be granted.")
    rows = Certificate.objects.filter(person=certificate.person_id, withdrawn_at=None)
    above = rows.filter(path__needs=certificate.path_id).select_related("path").first()
    if above is None:
        return None
    return Refused(
        f"{certificate.person} also holds the certificate “{above.path}”, which builds on this one.",
        rule="P1",
        way_out=f"Withdraw the certificate “{above.path}” first.",
    )


def people_with(actor: Actor, path: str = "") -> QuerySet[Person]:
    """Return active people with a certificate of one path, of any, or with none.

    `path` is the key of a path, "" for any certificate, NOBODY for people without one. A lapsed certificate
    is one.
    """
    mine = visible(actor, Certificate, Certificate.objects.filter(withdrawn_at=None, person=OuterRef("pk")))
    holding = Exists(mine if path in {"", NOBODY} else mine.filter(path__key=path))
    people = visible(actor, Person).filter(~holding if path == NOBODY else holding, is_active=True)
    return people.select_related("team")


def of_each(people: Iterable[Person]) -> list[Standing]:
    """Return people with what they hold and until when; three queries, however many."""
    rows, names = list(people), dict(Path.objects.values_list("pk", "name"))
    found: dict[int, list[tuple[str, Held]]] = defaultdict(list)
    for one in held([row.pk for row in rows], exactly=True):
        found[one.person_id].append((names[one.path_id], one))
    return [Standing(row, tuple(found[row.pk])) for row in rows]
