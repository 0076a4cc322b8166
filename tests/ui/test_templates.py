"""Every template keeps the look's rules: nothing inline, nothing from elsewhere, no odd length."""

import re
from pathlib import Path

import pytest

import doordesk

HOUSE = Path(doordesk.__file__).parent
TEMPLATES = sorted(HOUSE.glob("**/templates/**/*.html"))
BREACHES = {
    "an inline style": re.compile(r"""<style\b|\sstyle\s*=\s*["']"""),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>"),
    "a handler in an attribute": re.compile(r"""\s(?:on[a-z]+|hx-on[:\w-]*)\s*=\s*["']"""),
    "an expression that needs eval": re.compile(
        r"""=\s*["'](?:js|javascript):|hx-trigger\s*=\s*["'][^"']*\["""
    ),
    "an arbitrary value": re.compile(r"""class\s*=\s*["'][^"']*(?:-|:)\[[^\]]+\]"""),
    "a colour of its own for the night": re.compile(r"""class\s*=\s*["'][^"']*\bdark:"""),
    "something from elsewhere": re.compile(r"""(?:src\s*=\s*|<link[^>]*href\s*=\s*)["'](?:https?:)?//"""),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_template_keeps_the_rules(path: Path) -> None:
    text = path.read_text()
    found = [f"{what}: {hit.group(0)}" for what, sign in BREACHES.items() for hit in sign.finditer(text)]
    assert not found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<p style="color: red">', "an inline style"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<a onclick="go()">', "a handler in an attribute"),
        ('<div hx-on:click="go()">', "a handler in an attribute"),
        ('<p hx-trigger="click[ctrlKey]">', "an expression that needs eval"),
        ('<p class="mt-2 w-[13px]">', "an arbitrary value"),
        ('<p class="dark:bg-black">', "a colour of its own for the night"),
        ('<script src="https://cdn.example/x.js"></script>', "something from elsewhere"),
    ],
)
def test_rules_catch_their_breach(text: str, what: str) -> None:
    assert BREACHES[what].search(text)


def test_every_class_is_in_the_style_sheet() -> None:
    sheet = (HOUSE / "foundation/ui/static/ui/doordesk.css").read_text()
    known = {re.sub(r"\\(.)", r"\1", name) for name in re.findall(r"\.((?:\\.|[\w-])+)", sheet)}
    used = {
        (name, str(path.relative_to(HOUSE)))
        for path in TEMPLATES
        for value in re.findall(r'\sclass="([^"]*)"', re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text()))
        for name in value.split()
    }
    assert sorted(use for use in used if use[0] not in known) == [], "a slip of the pen, or `make css` is due"


def test_vendored_and_own_styles_ask_nothing_from_elsewhere() -> None:
    built = (HOUSE / "foundation/ui/static/ui/doordesk.css").read_text()
    assert not re.findall(r"url\((?!fonts/|icons/)[^)]*\)|@import", built)
