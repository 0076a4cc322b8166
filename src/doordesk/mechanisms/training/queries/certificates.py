"""Who is certified for what, since when, and why a certificate cannot be granted or withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse

from doordesk.foundation.access.doors import can, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed, PanelLine, panel
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Certificate, Path
from doordesk.mechanisms.training.queries.holding import Held, held, of_path
from doordesk.mechanisms.training.states import Known

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """A person and since when each of their certificates is valid."""

    person: Person
    since: dict[str, datetime]

    @property
    def interviewer(self) -> datetime | None:
        """Since when they may interview."""
        return self.since.get(Known.INTERVIEWER)

    @property
    def bar_raiser(self) -> datetime | None:
        """Since when they may raise the bar."""
        return self.since.get(Known.BAR_RAISER)


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


def certificates(actor: Actor, person: Person) -> QuerySet[Certificate]:
    """Return all certificates somebody has or had, the newest first."""
    rows = visible(actor, Certificate, Certificate.objects.filter(person=person))
    return rows.select_related("path", "granted_by", "withdrawn_by")


def people_with(actor: Actor, path: str = "") -> QuerySet[Person]:
    """Return active people with their certificates at `valid`: of one path, of any, or of none.

    `path` is the key of a path, "" for any certificate, NOBODY for people without one.
    """
    valid = visible(actor, Certificate, Certificate.objects.filter(withdrawn_at=None)).select_related("path")
    mine = valid.filter(person=OuterRef("pk"))
    holding = Exists(mine if path in {"", NOBODY} else mine.filter(path__key=path))
    people = visible(actor, Person).filter(~holding if path == NOBODY else holding, is_active=True)
    return people.select_related("team").prefetch_related(
        Prefetch("certificates", queryset=valid, to_attr="valid")
    )


def of_each(rows: Iterable[Person]) -> list[Standing]:
    """Return people from `people_with` with the moment from which each certificate is valid."""
    return [Standing(one, {row.path.key: row.granted_at for row in one.valid}) for one in rows]  # type: ignore[attr-defined]


@panel("person")
def on_a_persons_page(actor: Actor, person: Person) -> Iterable[Panel]:
    """Show somebody's certificates on their page, with what the Core can do."""
    rows = list(certificates(actor, person))
    deeds = [PanelDeed("Who is certified", reverse("training:list"))]
    if person.is_active and can(actor, P.CERTIFICATE_GRANT, person):
        deeds.insert(0, PanelDeed("Grant a certificate", reverse("training:grant", args=[person.pk])))
    empty = f"{person.get_short_name()} is not certified, and interviews beside somebody who is (rule L7)."
    yield Panel("Certificates", tuple(map(_line, rows)), tuple(deeds), empty=empty, order=20)


def _line(row: Certificate) -> PanelLine:
    """One certificate in a line."""
    since, ended = row.granted_at, row.withdrawn_at
    state, tone, at = ("withdrawn", "neutral", ended) if ended else ("valid since", "good", since)
    return PanelLine(row.path.name, reverse("training:certificate", args=[row.pk]), state, tone, at)
