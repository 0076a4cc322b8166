"""Tools to compare with, where they are installed: what each marks in a text, by its own names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec


@dataclass(frozen=True)
class Other:
    """A tool, and how to ask it: a function from a text to the name of the check behind each mark."""

    name: str
    version: str
    marks: Callable[[str], list[str]]


# Which checks of proselint look for what a family of ours looks for, by the beginning of their names.
ALIKE = {
    "weasel": ("weasel_words", "hedging"),
    "hedging": ("hedging", "weasel_words"),
    "adjective": ("uncomparables", "weasel_words.very", "cliches"),
    "inflated": ("industrial_language", "cliches"),
}


@cache
def installed() -> tuple[Other, ...]:
    """The tools that can be imported here; they are no part of Doordesk."""
    known = (("proselint", "proselint", _proselint), ("harper", "harper-py", _harper))
    return tuple(
        Other(package, version(package), make()) for module, package, make in known if find_spec(module)
    )


def _proselint() -> Callable[[str], list[str]]:
    registry = import_module("proselint.registry").CheckRegistry()
    if not registry.checks:
        registry.register_many(import_module("proselint.checks").__register__)
    lint_file = import_module("proselint.tools").LintFile

    def marks(text: str) -> list[str]:
        return [one.check_result.check_path for one in lint_file("text", text).lint()]

    return marks


def _harper() -> Callable[[str], list[str]]:
    linter = import_module("harper").Linter()

    def marks(text: str) -> list[str]:
        return [str(one.lint_kind) for one in linter.lint(text)]

    return marks
