"""Real documents: how many marks per 1,000 words we make in them, and the other tools."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from doordesk.engines.prose.bench.labels import kind_of
from doordesk.engines.prose.bench.others import Other
from doordesk.engines.prose.checking import look
from doordesk.engines.prose.files import Unreadable, document_of
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.ruleset import Ruleset
from doordesk.engines.prose.text.blocks import Document
from doordesk.engines.prose.text.reading import Reading

SUFFIXES = frozenset({".md", ".markdown", ".txt", ".docx"})


@dataclass(frozen=True)
class Read:
    """A document that could be read, and its kind."""

    name: str
    kind: Kind
    document: Document


@dataclass(frozen=True)
class Found:
    """The documents of a folder; those that cannot be read, and those of no known kind, by name."""

    read: tuple[Read, ...]
    faults: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The documents of one kind: words, marks as the writer sees them, every mark, and the other tools'."""

    kind: Kind
    documents: int
    words: int
    shown: int
    every: int
    others: dict[str, int]

    def per_thousand(self, marks: int) -> float:
        """So many marks, for 1,000 words."""
        return 1000 * marks / self.words if self.words else 0.0


def documents(folder: Path, kind: Kind | None) -> Found:
    """Every document in a folder, of the kind that the folder it lies in is named after, or of `kind`."""
    read: list[Read] = []
    faults: list[str] = []
    left_out: list[str] = []
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES and one.is_file()):
        name = path.relative_to(folder)
        its_kind = _kind(name, kind)
        if its_kind is None:
            left_out.append(str(name))
            continue
        try:
            read.append(Read(str(name), its_kind, document_of(path)))
        except Unreadable as error:
            faults.append(str(error))
    return Found(tuple(read), tuple(faults), tuple(left_out))


def _kind(name: Path, otherwise: Kind | None) -> Kind | None:
    for part in reversed(name.parts[:-1]):
        try:
            return kind_of(part)
        except ValueError:
            continue
    return otherwise


def groups(
    read: Iterable[Read], rules: Ruleset, others: Sequence[Other]
) -> "list[tuple[Group, Counter[str]]]":
    """The figures by kind, with the number of finds by rule."""
    by_kind: dict[Kind, list[Read]] = {}
    for one in read:
        by_kind.setdefault(one.kind, []).append(one)
    return [_group(kind, several, rules, others) for kind, several in by_kind.items()]


def _group(
    kind: Kind, several: Sequence[Read], rules: Ruleset, others: Sequence[Other]
) -> "tuple[Group, Counter[str]]":
    words = shown = 0
    finds: Counter[str] = Counter()
    theirs = dict.fromkeys((one.name for one in others), 0)
    for one in several:
        reading = Reading(one.document, kind)
        words += len(reading.words)
        shown += len(look(reading, rules))
        finds.update(it.rule for it in look(reading, rules, everything=True))
        for other in others:
            theirs[other.name] += len(other.marks(one.document.text))
    return Group(kind, len(several), words, shown, finds.total(), theirs), finds
