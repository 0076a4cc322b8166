"""Turns what people wrote in Markdown into safe HTML.

CommonMark with tables; raw HTML is shown as text, images are dropped (no third-party request may leave a
reader's browser), and what remains passes an allow-list once more. Rule F3 relies on this for passages.
"""

from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

INLINE = {"a", "br", "code", "em", "s", "strong"}
BLOCKS = {"blockquote", "h1", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def to_html(text: str) -> SafeString:
    """Render Markdown as HTML that may stand in any page; links carry `noopener nofollow`."""
    rendered = _parser().render(text)
    clean = nh3.clean(
        rendered,
        tags=INLINE | BLOCKS | TABLES,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - sanitised by nh3 just above
