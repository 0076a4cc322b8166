"""The cases there are: those of the product, from its files, and the company's own."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from django.db.models import QuerySet
from django.http import Http404

from doordesk.mechanisms.practice.models import OwnCase
from doordesk.mechanisms.practice.queries.own import own_case
from doordesk.mechanisms.practice.states import Case, Key
from doordesk.mechanisms.practice.states.reading import case_from, key_from
from doordesk.mechanisms.principles.models import Wording
from doordesk.mechanisms.principles.queries import example_wordings

FOLDER: Traversable = files("doordesk.mechanisms.practice") / "cases"
OWN = "own-"


@dataclass(frozen=True, slots=True)
class Measure:
    """A principle that is rated in a case, with the wording of its anchors."""

    key: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class Listed:
    """A case with its principles; `own` is the company's row, None for a case of the product."""

    case: Case
    measures: tuple[Measure, ...]
    own: OwnCase | None = None

    @property
    def retired(self) -> bool:
        """Whether nobody begins it any more."""
        return self.own is not None and self.own.retired_at is not None

    @property
    def names(self) -> dict[str, str]:
        """The principles' names by their keys."""
        return {one.key: one.wording.name for one in self.measures}


@cache
def shipped() -> dict[str, Listed]:
    """Return the product's cases by slug, in the order of their files; read once."""
    names = sorted(one.name for one in FOLDER.iterdir() if one.name.endswith(".md"))
    found = (case_from((FOLDER / name).read_text(encoding="utf-8"), name) for name in names)
    wordings = example_wordings()
    return {
        one.slug: Listed(one, tuple(Measure(key, wordings[key]) for key in one.principles)) for one in found
    }


@cache
def shipped_keys(slug: str) -> tuple[Key, ...]:
    """Return the experts' keys of one of the product's cases, a letter for each. Sealed: see `keys`."""
    folder = FOLDER / "keys"
    if not folder.is_dir():
        return ()
    readers = sorted(one.name for one in folder.iterdir() if (one / f"{slug}.toml").is_file())
    return tuple(_key(folder / reader / f"{slug}.toml", slug, reader) for reader in readers)


def _key(file: Traversable, slug: str, reader: str) -> Key:
    found = key_from(file.read_text(encoding="utf-8"), f"{reader}/{file.name}", shipped()[slug].case, reader)
    return replace(found, reader=reader.upper())


def own_cases(rows: Iterable[OwnCase] | None = None) -> list[Listed]:
    """Return the company's cases, retired ones included, in two queries."""
    return [_own(one) for one in (_rows() if rows is None else rows)]


def _rows() -> QuerySet[OwnCase]:
    return OwnCase.objects.select_related("written_by").prefetch_related("principles__version__principle")


def _own(row: OwnCase) -> Listed:
    versions = [one.version for one in row.principles.all()]
    measures = tuple(Measure(version.principle.key, version.wording) for version in versions)
    return Listed(own_case(row, tuple(one.key for one in measures)), measures, row)


def all_cases() -> dict[str, Listed]:
    """Return all cases by slug: the product's, then the company's."""
    return shipped() | {one.case.slug: one for one in own_cases()}


def case_of(slug: str) -> Listed:
    """Return one case, or raise 404."""
    if slug in shipped():
        return shipped()[slug]
    number = slug.removeprefix(OWN)
    sound = slug.startswith(OWN) and number.isdecimal() and len(number) < len("1234567890")
    if found := own_cases(_rows().filter(pk=int(number))) if sound else []:
        return found[0]
    message = f"There is no practice case {slug}."
    raise Http404(message)
