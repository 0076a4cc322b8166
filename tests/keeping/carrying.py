"""The sample company's rows, carried from its SQLite file into PostgreSQL's tables of the same names."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
from psycopg import sql

from tests.keeping.rows import EVERY, TABLES

# No guard and no reference is looked at while rows come in; SQLite keeps moments without a zone, in UTC.
QUIETLY = "SET session_replication_role = replica; SET TimeZone = 'UTC'"
NUMBERED = """
SELECT pg_get_serial_sequence(quote_ident(table_name), column_name), table_name, column_name
FROM information_schema.columns WHERE table_schema = 'public' AND is_identity = 'YES'
"""


def carry(file: Path, address: str) -> None:
    """Fill the tables of a migrated database with all rows of a file; numbering goes on after the last."""
    with closing(sqlite3.connect(file)) as source, psycopg.connect(address) as target:
        target.execute(QUIETLY)
        for (name,) in source.execute(TABLES).fetchall():
            target.execute(sql.SQL("TRUNCATE {} CASCADE").format(sql.Identifier(name)))
        for (name,) in source.execute(TABLES).fetchall():
            _carry_table(source, target, name)
        for sequence, table, column in target.execute(NUMBERED).fetchall():
            last = sql.SQL("SELECT setval(%s, coalesce(max({}), 1)) FROM {}")
            target.execute(last.format(sql.Identifier(column), sql.Identifier(table)), [sequence])


def _carry_table(source: sqlite3.Connection, target: psycopg.Connection, name: str) -> None:
    rows = source.execute(EVERY + name)
    columns = sql.SQL(", ").join(sql.Identifier(column[0]) for column in rows.description)
    into = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), columns)
    with target.cursor().copy(into) as copy:
        for row in rows:
            copy.write_row([f"\\x{cell.hex()}" if isinstance(cell, bytes) else cell for cell in row])
