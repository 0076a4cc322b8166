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

NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Standing:
    """A person and since when each of their certificates is valid."""

    person: Person
    since: dict[str, datetime]

    @property
    def interviewer(self) -> datetime | None:
        """Since when they may interview."""
        return self.since.get(Path.INTERVIEWER)

    @property
    def bar_raiser(self) -> datetime | None:
        """Since when they may raise the bar."""
        return self.since.get(Path.BAR_RAISER)


def certified(path: Path) -> frozenset[int]:
    """Return the keys of the active people with a valid certificate of this path, in one query."""
    rows = Certificate.objects.filter(path=path, withdrawn_at=None, person__is_active=True)
    return frozenset(rows.values_list("person_id", flat=True))


def is_certified(person: Person, path: Path) -> bool:
    """Tell whether somebody has a valid certificate of this path."""
    return Certificate.objects.filter(person=person, path=path, withdrawn_at=None).exists()


def why_not_grant(person: Person, path: Path) -> Refused | None:
    """Say why this certificate cannot be granted now, or None. Rules P1, L7."""
    name = person.get_short_name()
    if not person.is_active:
        return Refused(f"{person} has left.", way_out="A certificate is for people who interview here.")
    if is_certified(person, path):
        return Refused(f"{person} holds this certificate already.", way_out="Nothing needs to be done.")
    if path is Path.BAR_RAISER and not is_certified(person, Path.INTERVIEWER):
        return Refused(
            f"{person} is not a certified interviewer, and a Bar Raiser is one first.",
            rule="P1",
            way_out=f"Certify {name} as an interviewer first.",
            place="path",
        )
    return None


def why_not_withdraw(certificate: Certificate) -> Refused | None:
    """Say why this certificate cannot be withdrawn now, or None. Rule P1."""
    if certificate.withdrawn_at is not None:
        return Refused("This certificate was withdrawn already.", way_out="A new one can be granted.")
    if certificate.path == Path.INTERVIEWER and is_certified(certificate.person, Path.BAR_RAISER):
        return Refused(
            f"{certificate.person} is a Bar Raiser, and a Bar Raiser is a certified interviewer.",
            rule="P1",
            way_out="Withdraw the Bar Raiser's certificate first.",
        )
    return None


def certificates(actor: Actor, person: Person) -> QuerySet[Certificate]:
    """Return all certificates somebody has or had, the newest first."""
    rows = visible(actor, Certificate, Certificate.objects.filter(person=person))
    return rows.select_related("granted_by", "withdrawn_by")


def people_with(actor: Actor, path: str = "") -> QuerySet[Person]:
    """Return active people with their valid certificates at `valid`: of one path, of any, or of none.

    `path` is a value of Path, "" for any certificate, NOBODY for people without one.
    """
    valid = visible(actor, Certificate, Certificate.objects.filter(withdrawn_at=None))
    mine = valid.filter(person=OuterRef("pk"))
    holding = Exists(mine.filter(path=path)) if path in Path.values else Exists(mine)
    people = visible(actor, Person).filter(~holding if path == NOBODY else holding, is_active=True)
    return people.select_related("team").prefetch_related(
        Prefetch("certificates", queryset=valid, to_attr="valid")
    )


def of_each(rows: Iterable[Person]) -> list[Standing]:
    """Return people from `people_with` with the moment from which each certificate is valid."""
    return [Standing(one, {row.path: row.granted_at for row in one.valid}) for one in rows]  # type: ignore[attr-defined]


@panel("person")
def on_a_persons_page(actor: Actor, person: Person) -> Iterable[Panel]:
    """Show somebody's certificates on their page, with what the Core can do."""
    rows = list(certificates(actor, person))
    held = {row.path for row in rows if row.withdrawn_at is None}
    deeds = [PanelDeed("Who is certified", reverse("training:list"))]
    if person.is_active and len(held) < len(Path) and can(actor, P.CERTIFICATE_GRANT, person):
        deeds.insert(0, PanelDeed("Grant a certificate", reverse("training:grant", args=[person.pk])))
    empty = f"{person.get_short_name()} is not certified, and interviews beside somebody who is (rule L7)."
    yield Panel("Certificates", tuple(map(_line, rows)), tuple(deeds), empty=empty, order=20)


def _line(row: Certificate) -> PanelLine:
    """One certificate in a line."""
    since, ended = row.granted_at, row.withdrawn_at
    state, tone, at = ("withdrawn", "neutral", ended) if ended else ("valid since", "good", since)
    return PanelLine(row.get_path_display(), reverse("training:certificate", args=[row.pk]), state, tone, at)
