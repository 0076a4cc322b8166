"""Components say what they are for, declare their props, stand in the gallery and in the documentation."""

import re
from pathlib import Path

import pytest

from doordesk.foundation import ui

TEMPLATES = Path(ui.__file__).parent / "templates"
COMPONENTS = sorted((TEMPLATES / "cotton").glob("*.html"))
TABLE = Path(__file__).parents[2] / "docs" / "developer" / "components.md"


def tag(path: Path) -> str:
    return f"c-{path.stem.replace('_', '-')}"


@pytest.mark.parametrize("path", COMPONENTS, ids=tag)
def test_component_opens_with_its_purpose_and_its_props(path: Path) -> None:
    assert re.match(
        r"(\{% load [\w ]+ %\})?\{% comment %\}\s*\S.*?\{% endcomment %\}\s*<c-vars ",
        path.read_text(),
        re.DOTALL,
    )


@pytest.mark.parametrize("path", COMPONENTS, ids=tag)
def test_component_stands_in_the_gallery(path: Path) -> None:
    pages = [TEMPLATES / "ui" / "gallery.html", *(TEMPLATES / "ui" / "gallery").glob("*.html")]
    others = [other for other in COMPONENTS if other != path]
    assert any(
        f"<{tag(path)} " in page.read_text() or f"<{tag(path)}>" in page.read_text()
        for page in pages + others
    )


@pytest.mark.parametrize("path", COMPONENTS, ids=tag)
def test_component_is_documented_with_every_prop(path: Path) -> None:
    row = next(line for line in TABLE.read_text().splitlines() if line.startswith(f"| `{tag(path)}` |"))
    declared = re.search(r"<c-vars (.*?)/>", path.read_text(), re.DOTALL)
    assert declared
    assert [name for name in re.findall(r":?([a-z_]+)=", declared.group(1)) if name not in row] == []
