"""Turns what people wrote in Markdown into safe HTML.

CommonMark with tables; raw HTML is shown as text, images are dropped (no third-party request may leave a
reader's browser), and what remains passes an allow-list once more. Rule F3 relies on this for passages.
"""

from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = frozenset(
    "a blockquote br code del em h1 h2 h3 h4 hr li ol p pre strong table tbody td th thead tr ul".split()
)
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = frozenset({"http", "https", "mailto"})


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def to_html(text: str) -> SafeString:
    """Render Markdown as HTML that may stand in any page; links carry `noopener nofollow`."""
    rendered = _parser().render(text)
    clean = nh3.clean(
        rendered,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - sanitised by nh3 just above
