"""No regular expression of the engine can blow up: each is read, wherever it stands."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

import pytest

from doordesk.engines import prose
from tests.engines.prose.cmd.patterns import dangers

MODULES = sorted(one.name for one in walk_packages(prose.__path__, f"{prose.__name__}."))
WITH_PATTERN = {"search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "compile"}


def _held(module: ModuleType) -> Iterator[re.Pattern[str]]:
    for value in vars(module).values():
        several = (
            value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        )
        yield from (one for one in several if isinstance(one, re.Pattern))


def _inside_functions(tree: ast.Module) -> Iterator[ast.Call]:
    for found in ast.walk(tree):
        if isinstance(found, ast.FunctionDef):
            for call in ast.walk(found):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and isinstance(call.func.value, ast.Name)
                    and call.func.value.id == "re"
                    and call.func.attr in WITH_PATTERN
                ):
                    yield call


@pytest.mark.parametrize("name", MODULES)
def test_no_pattern_can_run_long(name: str) -> None:
    for pattern in _held(import_module(name)):
        assert dangers(pattern.pattern, pattern.flags) == [], f"{name}: {pattern.pattern!r}"


@pytest.mark.parametrize("name", MODULES)
def test_patterns_inside_functions_are_written_out_and_safe(name: str) -> None:
    source = Path(import_module(name).__file__ or "").read_text(encoding="utf-8")
    for call in _inside_functions(ast.parse(source)):
        said = call.args[0]
        where = f"{name}, line {call.lineno}"
        assert isinstance(said, ast.Constant), f"{where}: a pattern put together at run time"
        assert isinstance(said.value, str), where
        assert dangers(said.value) == [], f"{where}: {said.value}"


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(a+)+$", r"(?:a|a)*b", r"\s*\Z", r"a*a*", r".*foo", r"(\w+\s?)*!", r"\"[^\"]*\"", r"x(?=a*b)"),
        *(r"[ \t*]*[ \t]*", r"(?:[a-z]{1,4000}){1,4000}"),
    ],
)
def test_dangerous_patterns_are_seen(pattern: str) -> None:
    assert dangers(pattern)


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"\d+(?:[.,]\d+)*%?", r"\"[^\"]{1,600}\"", r"\A[^\n]*\nx", r"a{0,9}b"]
)
def test_safe_patterns_are_left_alone(pattern: str) -> None:
    assert dangers(pattern) == []


def test_the_engine_has_patterns_to_read() -> None:
    assert sum(len(list(_held(import_module(name)))) for name in MODULES) > 8
