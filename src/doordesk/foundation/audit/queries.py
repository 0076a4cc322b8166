"""Reading the trail, and finding where it was tampered with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date

from doordesk.foundation.access.doors import visible
from doordesk.foundation.access.register import READINGS
from doordesk.foundation.audit.chain import digest
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.models import Entry, Head
from doordesk.foundation.kernel.actors import OPERATOR, Actor
from doordesk.foundation.kernel.rules import SETTINGS

# Only of these is told what changed: none of them is about a candidate, a vote or anything written of one.
KINDS = {"application", "assessment", "candidate", "opening", "person"}  # what an import of the past counts
TOLD = {
    Kind.HISTORY_IMPORTED, Kind.PERSON_CHANGED, Kind.PERSONS_IMPORTED, Kind.ROLE_CHANGED,
    Kind.SESSIONS_ENDED, Kind.SETTING_CHANGED,
}  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; `broken_at` is the first number that does not follow, `why` says how."""

    entries: int
    broken_at: int | None = None
    why: str = ""

    @property
    def sound(self) -> bool:
        """True when every link follows from the one before and none is missing."""
        return self.broken_at is None


def verify() -> Verdict:
    """Recompute every link from the first to the head (rule Y5)."""
    before, expected = "", 1
    for entry in Entry.objects.order_by("number").iterator():
        if entry.number != expected:
            return Verdict(expected - 1, expected, "an entry is missing")
        if entry.digest != digest(entry, before):
            return Verdict(expected - 1, expected, "an entry was changed")
        before, expected = entry.digest, expected + 1
    head = Head.objects.first() or Head()
    if (head.number, head.digest) != (expected - 1, before):
        return Verdict(expected - 1, expected, "the newest entries are missing")
    return Verdict(expected - 1)


@dataclass(frozen=True)
class Wanted:
    """Which entries are asked for; empty means all. Days are the reader's; `about` reads 'loops.loop:3'."""

    person: str = ""
    kind: str = ""
    about: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Deed:
    """An entry as a reader sees it: who did what to which record, when, and for some kinds what changed."""

    entry: Entry
    who: str
    what: str
    record: str
    url: str
    told: str


def entries(actor: Actor, wanted: Wanted) -> QuerySet[Entry]:
    """The entries asked for, newest first; none for those who may not read the trail."""
    rows = visible(actor, Entry)
    if wanted.person:
        rows = rows.filter(actor_id=wanted.person if wanted.person != "operator" else None)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.about:
        label, _, number = wanted.about.partition(":")
        rows = rows.filter(subject_kind=label, subject_id=int(number) if number.isdecimal() else None)
    if since := _day(wanted.since, time.min):
        rows = rows.filter(at__gte=since)
    if until := _day(wanted.until, time.max):
        rows = rows.filter(at__lte=until)
    return rows


def _day(text: str, edge: time) -> datetime | None:
    """The first or last moment of a day by the reader's clock; None for what is no day."""
    try:
        day = parse_date(text) if text else None
    except ValueError:
        day = None
    return timezone.make_aware(datetime.combine(day, edge)) if day else None


def actors() -> list[tuple[str, str]]:
    """Everybody who may be in the trail, and the command line, as key and name."""
    people = get_user_model().objects.order_by("name").values_list("pk", "name")
    return [*((str(pk), name) for pk, name in people), ("operator", _operator())]


def told(actor: Actor, found: Iterable[Entry]) -> list[Deed]:
    """Put entries into words, with links where the reader may see what they are about."""
    found = list(found)
    everybody = {entry.actor_id for entry in found} | {one.subject_id for one in found if _is_person(one)}
    people = get_user_model().objects.in_bulk([pk for pk in everybody if pk is not None])
    names = {pk: str(person) for pk, person in people.items()}
    urls = _urls(actor, found)
    return [
        Deed(
            entry,
            who=names.get(entry.actor_id, "somebody") if entry.actor_id else _operator(),
            what=entry.get_kind_display(),
            record=_record(entry, names),
            url=urls.get((entry.subject_kind, entry.subject_id), ""),
            told=_facts(entry),
        )
        for entry in found
    ]


def _operator() -> str:
    name = str(OPERATOR)
    return name[0].upper() + name[1:]


def _is_person(entry: Entry) -> bool:
    return entry.subject_kind == get_user_model()._meta.label_lower


def _record(entry: Entry, names: dict[int, str]) -> str:
    """Name the record by kind and number; people, who are no secret, by name."""
    if not entry.subject_kind:
        spec = SETTINGS.get(str(entry.facts.get("key")))
        return spec.label if spec else ""
    if _is_person(entry) and entry.subject_id in names:
        return names[entry.subject_id]
    model = _model(entry.subject_kind)
    noun = str(model._meta.verbose_name) if model else entry.subject_kind
    return f"{noun} {entry.subject_id}"


def _model(label: str) -> type[Model] | None:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _urls(actor: Actor, found: list[Entry]) -> dict[tuple[str, int | None], str]:
    """Find the page of each record that has one and that the reader may see; one query a kind of record."""
    urls: dict[tuple[str, int | None], str] = {}
    for label in {entry.subject_kind for entry in found}:
        model = _model(label)
        if model is None or model not in READINGS or not hasattr(model, "get_absolute_url"):
            continue
        keys = {entry.subject_id for entry in found if entry.subject_kind == label}
        for row in visible(actor, model).filter(pk__in=keys):
            urls[label, row.pk] = row.get_absolute_url()
    return urls


def _facts(entry: Entry) -> str:
    """Say in a few words what changed: 'core → core recruiter', 'title, level', '3 created, 1 updated'."""
    facts = entry.facts
    if entry.kind not in TOLD:
        return ""
    if "before" in facts:
        return f"{_plain(facts['before'])} → {_plain(facts.get('after', facts.get('roles')))}"
    if "fields" in facts:
        return ", ".join(facts["fields"])
    return ", ".join(_counted(key, value) for key, value in facts.items())


def _counted(key: str, value: object) -> str:
    """Say how many: '3 created'; of an import of several kinds of rows 'person: 3 created'."""
    word, _, kind = key.partition("_")
    return f"{kind}: {_plain(value)} {word}" if kind in KINDS else f"{_plain(value)} {key.replace('_', ' ')}"


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)
