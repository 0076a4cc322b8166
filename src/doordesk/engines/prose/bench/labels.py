"""Labelled sets: JSON Lines of {"text", "kind", "expect"}; a line that cannot be read is named."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from doordesk.engines.prose.files import Unreadable, text_from
from doordesk.engines.prose.finding import NOTHING, Given
from doordesk.engines.prose.kinds import Kind

ANY = "any"
ANYTHING = frozenset({ANY, "bad"})
"""Names that expect some mark, whatever its family."""
OTHER_NAMES = {
    **dict.fromkeys(("jd", "job", "job-ad", "job-posting"), "job-description"),
    **dict.fromkeys(("interview", "interview-note", "interview-feedback", "note"), "assessment"),
    "pr-faq": "prfaq",
}


@dataclass(frozen=True)
class Labelled:
    """One text with the names of what should be found in it; none for a text that is fine."""

    text: str
    kind: Kind
    expect: frozenset[str]
    given: Given = NOTHING


@dataclass
class LabelSet:
    """One file of labels, and the sentences about its lines that cannot be read."""

    name: str
    labels: list[Labelled] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def label_set(path: Path, folder: Path) -> LabelSet:
    """Read a file of a folder; a faulty line is left out and told."""
    found = LabelSet(path.relative_to(folder).with_suffix("").as_posix())
    try:
        text = text_from(path.read_bytes(), str(path))
    except OSError as error:
        found.faults.append(f"{path} cannot be opened: {error.strerror}.")
        return found
    except Unreadable as error:
        found.faults.append(str(error))
        return found
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                found.labels.append(labelled(line))
            except ValueError as error:
                found.faults.append(f"{path}, line {number}: {error}")
    if not found.labels and not found.faults:
        found.faults.append(f"{path} holds no lines.")
    return found


def labelled(line: str) -> Labelled:
    """Read one line; `ValueError` says what is wrong with it."""
    try:
        table = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at character {error.pos + 1}.") from error
    except RecursionError as error:
        raise ValueError("no JSON that can be read: it is nested too deeply.") from error
    if not isinstance(table, dict):
        raise ValueError('an object {"text", "kind", "expect"} was expected.')  # noqa: TRY004 - a fault of the file
    missing = [name for name in ("text", "kind", "expect") if name not in table]
    if missing:
        raise ValueError(f"{' and '.join(missing)} missing.")
    text = table["text"]
    if not isinstance(text, str) or not text.strip():
        raise ValueError("text must be words between quotation marks.")
    return Labelled(text, kind_of(table["kind"]), frozenset(_names(table["expect"])), _given(table))


def kind_of(said: object) -> Kind:
    """The kind of text that a label or a folder names; `ValueError` lists those that there are."""
    name = hyphened(str(said))
    for one in (name, name.removesuffix("s")):
        if (spelt := OTHER_NAMES.get(one, one)) in set(Kind):
            return Kind(spelt)
    known = ", ".join(kind.value for kind in Kind)
    raise ValueError(f"there is no kind of text “{said}”. There are: {known}.")


def hyphened(name: str) -> str:
    """A name as rules spell it.

    >>> hyphened("Second Hand"), hyphened("PR/FAQ")
    ('second-hand', 'pr-faq')
    """
    return "-".join(name.lower().replace("_", " ").replace("/", " ").replace("-", " ").split())


def _names(expect: object) -> Iterator[str]:
    several = [expect] if isinstance(expect, str) else expect
    if not isinstance(several, list) or not all(isinstance(one, str) and one.strip() for one in several):
        raise ValueError("expect must be a list of names of rule families; [] where nothing should be found.")
    for one in several:
        name = hyphened(one)
        yield ANY if name in ANYTHING else name


def _given(table: dict[str, Any]) -> Given:
    """What is known besides the text, where a line says it: part, rating, vote, others."""
    said = table.get("given", {})
    try:
        return Given(**{**said, "others": tuple(said.get("others", ()))})
    except (TypeError, AttributeError):
        raise ValueError("given may hold part, rating, vote and others.") from None
