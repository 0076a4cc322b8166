"""Markdown read for its prose: code, quotes, tables, front matter and addresses are left alone."""

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from doordesk.engines.prose.text.blocks import Block, Document, Shape

FRONT_MATTER = re.compile(r"\A---[ \t\r]{0,80}\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t\r]{0,80}(?:\n|\Z)")
MARKER = re.compile(r"[ \t]{0,200}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)")
# Where the parser sees the end of a line; Python's own splitlines() sees more of them.
LINE = re.compile(r"\r\n?|\n")
# Inside a line: code, the address of a link or picture, a bare address, a tag, an entity.
CODE = re.compile(r"(`{2,4})[^`\n](?:[^`\n]|`(?!`)){0,400}?\1|`[^`\n]{1,400}`")
LINK = re.compile(
    r"(!?)\[([^\[\]\n]{0,400})\](\([^()\s]{0,2000}(?:\s{1,80}\"[^\"\n]{0,300}\")?\)|\[[^\[\]\n]{0,200}\])"
)
ADDRESS = re.compile(
    r"<[a-z][a-z0-9+.-]{1,20}:[^<>\s]{1,2000}>|\bhttps?://[^\s<>)\]]{1,2000}|\bwww\.[^\s<>)\]]{1,2000}|</?[a-zA-Z][^<>\n]{0,500}>|&[a-z]{2,8};"
)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable(["inline"])
    return parser


def read(text: str) -> Document:
    r"""The blocks of a Markdown text, with places in the text as it was given.

    >>> doc = read("# Title\n\nSome `code` here.\n\n> quoted\n")
    >>> [doc.text[one.start:one.end] for one in doc.blocks]
    ['Title', 'Some `code` here.']
    """
    head = FRONT_MATTER.match(text)
    skipped = head.end() if head else 0
    starts = [skipped, *(found.end() for found in LINE.finditer(text, skipped)), len(text)]
    blocks = tuple(_blocks(_parser().parse(text[skipped:].replace("\0", " ")), text, starts))
    silent, quiet = _inside(text, blocks)
    return Document(text, blocks, tuple(silent), tuple(quiet))


def _blocks(tokens: list[Token], text: str, starts: list[int]) -> Iterator[Block]:
    quotes = items = 0
    table = False
    heading = 0
    for token in tokens:
        quotes += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type in {"table_open", "table_close"}:
            table = token.type == "table_open"
        if token.type == "heading_open":
            heading = int(token.tag[1])
        if token.type == "inline" and token.map and not quotes and not table:
            shape = Shape.HEADING if heading else Shape.ITEM if items else Shape.PARAGRAPH
            block = _block(text, starts, token, shape, heading)
            if block.end > block.start:
                yield block
        if token.type == "heading_close":
            heading = 0


def _block(text: str, starts: list[int], token: Token, shape: Shape, level: int) -> Block:
    first, after = token.map or (0, 0)
    start, end = starts[first], starts[min(after, len(starts) - 1)]
    marker = MARKER.match(text, start, end)
    while marker:
        start = marker.end()
        marker = MARKER.match(text, start, end)
    piece = text[start:end]
    if level:
        piece = _heading(piece)
    return Block(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), shape, level)


def _heading(piece: str) -> str:
    """A heading without the line under it, or the marks after it."""
    above, _, last = piece.rstrip().rpartition("\n")
    if above and not last.strip(" \t=-"):
        piece = above
    return piece.rstrip().rstrip("# \t")


def _inside(text: str, blocks: tuple[Block, ...]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What inside the blocks holds no prose, and what is read without being marked; both in order."""
    silent: list[tuple[int, int]] = []
    quiet: list[tuple[int, int]] = []
    for block in blocks:
        here = [found.span() for found in CODE.finditer(text, block.start, block.end)]
        here += [found.span() for found in ADDRESS.finditer(text, block.start, block.end)]
        for found in LINK.finditer(text, block.start, block.end):
            here.append(found.span(3))
            if not found[1]:
                quiet.append(found.span(2))
            else:
                here.append(found.span(2))
        silent += _merged(here)
    return silent, quiet


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if last is None or start >= last[1]:
            if last is not None:
                yield last
            last = (start, end)
        else:
            last = (last[0], max(last[1], end))
    if last is not None:
        yield last
