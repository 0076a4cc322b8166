"""The database itself refuses to change or delete an entry of the trail (rule Y5)."""

from typing import Any

from django.db import migrations

SAYS = "the trail is append-only (rule Y5)"
LIFT = "DROP TRIGGER IF EXISTS audit_entry_{deed}"
SQLITE = """
CREATE TRIGGER audit_entry_{deed} BEFORE {deed} ON audit_entry
BEGIN SELECT RAISE(ABORT, '{says}'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_entry_stands() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{says}'; END $$
"""
POSTGRES = """
CREATE TRIGGER audit_entry_{deed} BEFORE {deed} ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stands()
"""
DEEDS = {"sqlite": ("update", "delete"), "postgresql": ("update", "delete", "truncate")}


def put_up(_apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    if vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION.format(says=SAYS), params=None)
    for deed in DEEDS.get(vendor, ()):
        pattern = SQLITE if vendor == "sqlite" else POSTGRES
        schema_editor.execute(pattern.format(deed=deed, says=SAYS), params=None)


def take_down(_apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    on = " ON audit_entry" if vendor == "postgresql" else ""
    for deed in DEEDS.get(vendor, ()):
        schema_editor.execute(LIFT.format(deed=deed) + on, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
