"""Markdown that people wrote becomes safe HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.ui.markdown import to_html


def test_plain_markdown_is_rendered() -> None:
    assert to_html("She **owned** it:\n\n- plan\n- roll-out") == (
        "<p>She <strong>owned</strong> it:</p>\n<ul>\n<li>plan</li>\n<li>roll-out</li>\n</ul>\n"
    )


def test_links_say_nothing_about_where_they_come_from() -> None:
    assert 'rel="noopener nofollow"' in to_html("[plan](https://example.org)")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src="https://elsewhere.example/pixel.gif">',
        "![pixel](https://elsewhere.example/pixel.gif)",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        '<a href="x" onclick="alert(1)">x</a>',
        "<style>body { display: none }</style>",
    ],
)
def test_nothing_that_acts_or_fetches_gets_through(text: str) -> None:
    html = to_html(text)
    assert not any(f"<{tag}" in html for tag in ("script", "img", "style", "iframe"))
    assert 'href="javascript' not in html
    assert 'href="data' not in html
    assert '<a href="x" onclick' not in html


@given(st.text(max_size=200))
def test_any_text_leaves_only_allowed_tags(text: str) -> None:
    html = to_html(text)
    assert "<script" not in html.lower()
    assert "<img" not in html.lower()
