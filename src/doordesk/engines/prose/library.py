"""The rules that come with Doordesk, a folder of somebody's own, and whether their examples hold."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

from doordesk.engines.prose import detectors
from doordesk.engines.prose.checking import check
from doordesk.engines.prose.finding import Given
from doordesk.engines.prose.kinds import Kind
from doordesk.engines.prose.rule import BadRules, Family, Rule, family_from
from doordesk.engines.prose.ruleset import Ruleset
from doordesk.engines.prose.text.blocks import Document, plain
from doordesk.engines.prose.text.markdown import read as read_markdown

MARKDOWN = ("narrative", "prfaq", "job-description")


@cache
def shipped(language: str = "en") -> tuple[Family, ...]:
    """The rule files that come with Doordesk, in the order of their names."""
    _learn()
    folder = files("doordesk.engines.prose") / "rules" / language
    if not folder.is_dir():
        raise BadRules(f"There are no rules for the language “{language}”.")
    found = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    return tuple(family_from(one.read_bytes(), one.name) for one in found)


@cache
def standard(language: str = "en") -> Ruleset:
    """The rules that come with Doordesk, ready for use."""
    return Ruleset(shipped(language))


def in_folder(folder: Path, language: str = "en") -> tuple[Family, ...]:
    """The rule files of a folder in one language; `BadRules` names what is wrong, or that there are none."""
    _learn()
    named = [
        (one.name, family_from(_content(one), one.name))
        for one in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    ]
    if not named:
        raise BadRules(f"{folder} holds no rule files (*.yaml).")
    found = [(name, family) for name, family in named if family.language == language]
    if not found:
        raise BadRules(f"{folder} holds no rule files in the language “{language}”.")
    _once(found)
    return tuple(family for _, family in found)


def _once(named: Iterable[tuple[str, Family]]) -> None:
    """Refuse two rules of one id: which of them should hold is for their author to say."""
    stands: dict[str, str] = {}
    for name, family in named:
        for rule in family.rules:
            if rule.id in stands:
                raise BadRules(f"{name}: there is a rule “{rule.id}” already, in {stands[rule.id]}.")
            stands[rule.id] = name


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadRules(f"{file} cannot be read: {error.strerror}.") from error


def read_as(kind: Kind, text: str) -> Document:
    """A text as the product reads it: Markdown for the kinds that are written in it, plain for the others."""
    return read_markdown(text) if kind.value in MARKDOWN else plain(text)


def faults(family: Family, rule: Rule) -> Iterator[str]:
    """What is wrong with a rule's own examples: one that must flag and does not, or the other way round."""
    rules = Ruleset([_alone(family, rule)])
    given = Given(**rule.given)
    for kind in rule.kinds:
        for example, wanted in (*((one, True) for one in rule.flags), *((one, False) for one in rule.passes)):
            try:
                found = check(read_as(kind, example), kind, rules, given, everything=True)
            except BadRules as error:
                raise BadRules(f"{rule.id}: {error}") from error
            if bool(found) != wanted:
                marked = ", ".join(f"“{one.text}”" for one in found)
                said = f"is marked at {marked}, and must not be" if found else "must be marked, and is not"
                yield f"{rule.id} ({kind.value}): “{example.strip()}” {said}."


def _alone(family: Family, rule: Rule) -> Family:
    return Family(family=family.family, title=family.title, words=family.words, rules=(rule,))


def all_faults(families: Iterable[Family]) -> list[str]:
    """The faults of every rule of these files; empty when all examples hold."""
    return [one for family in families for rule in family.rules for one in faults(family, rule)]


@cache
def _learn() -> None:
    """Import every detector, so that each is registered."""
    for found in iter_modules(detectors.__path__):
        import_module(f"{detectors.__name__}.{found.name}")
