"""JSON is read item by item, however it is broken into pieces, and a fault is named with its place."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doordesk.mechanisms.imports.queries import reading
from doordesk.mechanisms.imports.queries.files import Table, find
from doordesk.mechanisms.imports.queries.reading import Unreadable, values
from tests.builders import imports as old


def written(at: Path, content: str | bytes, name: str = "users.json") -> Path:
    path = at / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ('[{"id": 1}, {"id": 2}]', [{"id": 1}, {"id": 2}]),
        ("[]", []),
        (" [ ] \n", []),
        ('{"id": 1}\n{"id": 2}\n', [{"id": 1}, {"id": 2}]),
        ('{"id": 1}\n\n  {"id":\n 2}', [{"id": 1}, {"id": 2}]),
        ('\ufeff[{"id": 1}]', [{"id": 1}]),
        ('[{"name": "Zoë \\u00e9 \\ud83d\\ude42"}]', [{"name": "Zoë é 🙂"}]),
        ("[1, null, [2]]", [1, None, [2]]),
    ],
)
def test_arrays_and_lines_are_read(content: str, found: list[Any], tmp_path: Path) -> None:
    assert list(values(written(tmp_path, content))) == found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "users.json: the file is empty"),
        ("[", "ends too early"),
        ('[{"id": 1}', "item 1: this is not JSON: the file ends too early"),
        ('[{"id": 1},\n {"id": 2', "line 2, item 2: this is not JSON: the file ends too early"),
        ('[{"id": 1}\n {"id": 2}]', "line 2, item 1: this is not JSON: a comma"),
        ('[{"id": 1},]', "item 2: this is not JSON"),
        ('[{"id": 1}] x', "something follows"),
        ('{"id": 1}\n{"id": }', "line 2, item 2: this is not JSON: expecting value"),
        ('[{"id": NaN}]', "NaN is no number"),
        ('[{"id": 1, "id" 2}]', "expecting ':' delimiter"),
        ("[" * 100_000, "nested too deeply"),
        (f'[{{"id": {"9" * 5000}}}]', "this is not JSON"),
        (b'[{"name": "Zo\xeb"}]', "users.json, line 1, byte 14: this is not UTF-8"),
        (b'[{"name": "a"},\n{"name": "Zo\xeb"}]', "users.json, line 2, byte 13: this is not UTF-8"),
        ('[{"id": 1}]'.encode("utf-16"), "UTF-16"),
        ("not json at all", "expecting value"),
    ],
)
def test_fault_is_named_with_its_place(content: str | bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        list(values(written(tmp_path, content)))
    assert says in refusal.value.sentence
    assert "Nothing was changed." in refusal.value.sentence


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(st.text(), PLAIN, max_size=3)), st.integers(1, 40), st.booleans())
def test_any_json_reads_the_same_in_pieces_of_any_size(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[Any],
    piece: int,
    lines: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(reading, "CHUNK", piece)
    content = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows, ensure_ascii=False, indent=1)
    path = written(tmp_path, content.encode("utf-8", "surrogatepass"))
    if lines and not rows:
        return
    try:
        content.encode()
    except UnicodeEncodeError:
        return
    assert list(values(path)) == rows


@pytest.mark.parametrize(
    ("row", "table"),
    [
        (old.user(7), Table.USERS),
        (old.job(), Table.JOBS),
        (old.candidate(), Table.CANDIDATES),
        (old.application(), Table.APPLICATIONS),
        (old.scorecard(), Table.SCORECARDS),
        (old.scorecard3(), Table.SCORECARDS),
        (old.attribute3(), Table.ATTRIBUTES),
        (old.answer3(), Table.ANSWERS),
    ],
)
def test_single_file_is_known_by_its_fields(row: old.Row, table: Table, tmp_path: Path) -> None:
    assert list(find(written(tmp_path, json.dumps([row]), "export.json")).tables) == [table]


@pytest.mark.parametrize(
    "name", ["Users.JSON", "users-2.json", "users_page_3.jsonl", "users.ndjson", "users2.json"]
)
def test_file_is_known_by_its_name(name: str, tmp_path: Path) -> None:
    written(tmp_path, "[]", name)
    assert list(find(tmp_path).tables) == [Table.USERS]


def test_pages_of_a_table_belong_together(tmp_path: Path) -> None:
    for name in ("users-1.json", "users-2.json", "jobs.json"):
        written(tmp_path, "[]", name)
    found = find(tmp_path)
    assert [path.name for path in found.tables[Table.USERS]] == ["users-1.json", "users-2.json"]


def test_unknown_files_are_named(tmp_path: Path) -> None:
    for name in ("users.json", "offers.json", "readme.txt", ".hidden"):
        written(tmp_path, "[]", name)
    assert find(tmp_path).aside == ("offers.json", "readme.txt")
