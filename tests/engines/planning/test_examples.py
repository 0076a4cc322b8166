"""The examples in the engine's docstrings, and the rule book's, are true."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from doordesk.engines import planning

MODULES = [f"{planning.__name__}.{found.name}" for found in iter_modules(planning.__path__)]


@pytest.mark.parametrize("name", [*MODULES, "doordesk.foundation.kernel.rules"])
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) >= 10
