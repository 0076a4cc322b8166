"""Every row of every table of a company, read past Django."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg

Rows = dict[str, list[tuple[object, ...]]]
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
PG_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
EVERY = "SELECT * FROM "
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1"
GROWING = ("audit_entry", "audit_head")


def of_file(file: Path) -> Rows:
    """All rows of a SQLite file."""
    with closing(sqlite3.connect(file)) as rows:
        names = [name for (name,) in rows.execute(TABLES).fetchall()]
        return {name: sorted(rows.execute(EVERY + name).fetchall(), key=repr) for name in names}


def of_postgres(address: str) -> Rows:
    """All rows of a PostgreSQL database, and where each sequence stands."""
    with psycopg.connect(address) as rows:
        names = [str(name) for (name,) in rows.execute(PG_TABLES).fetchall()]
        found: Rows = {
            name: sorted(rows.execute((EVERY + name).encode()).fetchall(), key=repr) for name in names
        }
        growing = tuple(f"{name}_id_seq" for name in GROWING)
        found["sequences"] = [row for row in rows.execute(SEQUENCES).fetchall() if row[0] not in growing]
        return found


def same_but_for_what_came_after(before: Rows, restored: Rows) -> None:
    """Compare table by table; of the trail, which went on, the restored part must be its beginning."""
    assert before.keys() == restored.keys()
    for name in before.keys() - set(GROWING):
        assert restored[name] == before[name], name
    assert sum(map(len, restored.values())) > 100
    trail = set(map(repr, before["audit_entry"]))
    assert set(map(repr, restored["audit_entry"])) <= trail
