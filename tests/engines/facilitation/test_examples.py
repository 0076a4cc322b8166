"""The examples in the engine's docstrings are true."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from doordesk.engines import facilitation

MODULES = [found.name for found in walk_packages(facilitation.__path__, f"{facilitation.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    assert sum(doctest.testmod(import_module(name)).attempted for name in MODULES) >= 15
