"""What every test may rely on."""

import gc
import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from _pytest import runner
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations

from tests.builders import server
from tests.postgres import cluster


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that share something costly, a server, a company or a cluster, run in one process."""
    for item in items:
        group = _group(item)
        if group:
            item.add_marker(pytest.mark.xdist_group(group))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let the collector of garbage leave alone what stays for the whole run, and come by less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    """Run a test as pytest does, with room for its frames."""
    return _with_room(item, nextitem)


def _with_room(item: pytest.Item, nextitem: pytest.Item | None) -> bool:
    return runner.pytest_runtest_protocol(item, nextitem)


# CPython keeps frames in pieces of 16 KB and asks the system for the next one at each call over the edge of a
# piece: a tenth of the suite's time. A frame that wants 560 KB gets a piece of 1 MB, and the test the rest.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=70_000)


def _group(item: pytest.Item) -> str:
    """What it shares with others: PostgreSQL, or its file's things, each way they are made."""
    fixtures: Any = getattr(item, "_fixtureinfo", None)
    made = fixtures.name2fixturedefs if fixtures else {}
    scopes = {name: {str(one.scope) for one in several} for name, several in made.items()}
    ways: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
    if "postgres" in made or "postgresql" in ways.values():
        return "postgres"
    shared = [name for name, found in scopes.items() if "module" in found]
    return f"{item.path}{[str(ways[name]) for name in shared if name in ways]}" if shared else ""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share, and no other run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def one_migration_for_all(shared: Path) -> None:
    """Let servers of tests begin with a copy of the database that the first one made in this run."""
    server.shelf = shared


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL of this test process's own; `tests.postgres.database` makes more in it."""
    with cluster() as address:
        yield address


@pytest.fixture(scope="session", autouse=True)
def emptying_between_tests() -> Iterator[None]:
    """Let the test database be emptied after tests with transactions of their own, the trail included."""
    guard = import_module("doordesk.foundation.audit.migrations.0002_append_only")
    original = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        with connections[self.connection.alias].schema_editor() as editor:
            guard.take_down(None, editor)
        original(self, sql_list)
        with connections[self.connection.alias].schema_editor() as editor:
            guard.put_up(None, editor)

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = original  # type: ignore[method-assign]
