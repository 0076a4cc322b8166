"""The rehearsal: a company is backed up while somebody writes, put back elsewhere, and every row is there."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders.server import Server
from tests.keeping.carrying import carry
from tests.keeping.conftest import Writing
from tests.keeping.rows import of_file, of_postgres, same_but_for_what_came_after
from tests.postgres import database


def trail_told(file: Path) -> int:
    with ZipFile(file) as pack:
        return int(json.loads(pack.read("manifest.json"))["trail"]["number"])


@pytest.mark.django_db
def test_sample_company_comes_back_row_by_row(server: Server, tmp_path: Path) -> None:
    (server.home / "files" / "deep").mkdir(parents=True)
    (server.home / "files" / "deep" / "Lebenslauf ü.pdf").write_bytes(b"%PDF \x00\xff")
    file, other = tmp_path / "monday.zip", Server(tmp_path / "other", 1)
    with Writing(server) as writing:
        said = server.run("backup", str(file))
    assert writing.deeds > 0
    assert "sealed assessments too" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert "is back" in other.run("restore", str(file))
    same_but_for_what_came_after(
        of_file(server.home / "doordesk.sqlite3"), of_file(other.home / "doordesk.sqlite3")
    )
    kept = other.home / "files" / "deep" / "Lebenslauf ü.pdf"
    assert kept.read_bytes() == b"%PDF \x00\xff"
    assert (other.home / "secret").read_text() == (server.home / "secret").read_text()
    assert (other.home / "doordesk.sqlite3").stat().st_mode & 0o777 == 0o600
    assert other.play("tests.keeping.story:sound") == [True, trail_told(file)]
    other.leave()


@pytest.mark.django_db
def test_sample_company_on_postgresql_comes_back_row_by_row(
    sample: Path, postgres: str, empty_company: str, tmp_path: Path
) -> None:
    one, two = database(postgres, like=empty_company), database(postgres)
    server = Server(tmp_path / "company", 1, database=one)
    other = Server(tmp_path / "other", 1, database=two)
    file = tmp_path / "monday.zip"
    try:
        carry(sample / "doordesk.sqlite3", one)
        with Writing(server) as writing:
            server.run("backup", str(file))
        assert writing.deeds > 0
        assert "is back" in other.run("restore", str(file))
        same_but_for_what_came_after(of_postgres(one), of_postgres(two))
        assert other.play("tests.keeping.story:sound") == [True, trail_told(file)]
    finally:
        server.leave()
        other.leave()
