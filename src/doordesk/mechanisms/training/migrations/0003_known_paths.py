"""Certificates from before there were paths as data: each gets its path, scope and a journey (rule P1)."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Steps and wording follow from the product's file once the tables are whole (actions/founding.py).
KNOWN = (("interviewer", "Interviewer", "screen,interview"), ("bar_raiser", "Bar Raiser", "debrief"))


def forwards(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Give every certificate what it needs now."""
    names, alias = ("Path", "Journey", "Certificate"), editor.connection.alias
    all_paths, journeys, certificates = (
        apps.get_model("training", one).objects.using(alias) for one in names
    )
    if not certificates.exists():
        return
    paths = {
        key: all_paths.create(key=key, name=name, scopes=scopes, position=number)
        for number, (key, name, scopes) in enumerate(KNOWN, start=1)
    }
    for row in certificates.all():
        row.path, row.scopes = paths[row.word], paths[row.word].scopes
        row.journey = journeys.create(
            person=row.person, path=row.path, state="certified", begun_at=row.granted_at,
            begun_by=row.granted_by, ended_at=row.granted_at, ended_by=row.granted_by,
        )  # fmt: skip
        row.save()


def backwards(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Keep the words of the two known paths; a company's own certificates have none to go back to."""
    certificates = apps.get_model("training", "Certificate").objects.using(editor.connection.alias)
    for row in certificates.select_related("path"):
        if row.path.key in {key for key, _, _ in KNOWN}:
            certificates.filter(pk=row.pk).update(word=row.path.key)
        else:
            row.delete()


class Migration(migrations.Migration):
    """Between the new columns and their being required."""

    dependencies = [("training", "0002_paths")]
    operations = [migrations.RunPython(forwards, backwards)]
