"""Which changes the database has, and which this program knows."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def applied() -> tuple[str, ...]:
    """Return the changes the database has, as 'app.name'."""
    return tuple(sorted(map(".".join, MigrationRecorder(connection).applied_migrations())))


def unknown(names: tuple[str, ...]) -> list[str]:
    """Return those this program has never heard of: their database is from a later one."""
    loader = MigrationLoader(None)
    known = set(map(".".join, loader.disk_migrations))
    known |= {".".join(old) for one in loader.disk_migrations.values() for old in one.replaces}
    return [name for name in names if name not in known]


def is_behind() -> bool:
    """Tell whether the database lacks changes of this program, as after the program was renewed."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
