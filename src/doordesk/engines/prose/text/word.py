"""A Word file (DOCX) read for its prose: paragraphs, headings, items; tables, quotes, comments left alone."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from doordesk.engines.prose.text.blocks import Block, Document, Shape

MOST_UNPACKED, MOST_PARTS = 50_000_000, 2_000
"""What an archive may hold, by its own account; zipfile unpacks no more than that account."""
# What python-docx, lxml (a SyntaxError) and zipfile object to in an archive that is not what it says.
OBJECTIONS = (
    *(BadZipFile, SyntaxError, OpcError, PythonDocxError, zlib.error),
    *(
        LookupError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        AttributeError,
        TypeError,
    ),
)
AROUND = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")))
IN_LINE = AROUND | frozenset(map(qn, ("w:r", "w:hyperlink", "w:fldSimple")))
PARAGRAPH, TEXT, LINK = qn("w:p"), qn("w:t"), qn("w:hyperlink")
STANDS_FOR = {qn("w:tab"): "\t", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
LEFT_ALONE = ("quote", "intense quote", "macro", "html preformatted", "code", "toc")


class NotWord(ValueError):
    """An archive that is no Word file, or one too large unpacked; the words follow the file's name."""


def read(content: bytes, most: int) -> Document:
    """The text of a Word file, a line a paragraph, with its blocks; `most` characters at most."""
    _weigh(content)
    try:
        file = docx.Document(BytesIO(content))
        names = {style.style_id: (style.name or "").lower() for style in file.styles}
        return _document(file.element.body, names, most)
    except NotWord:
        raise
    except OBJECTIONS as error:
        raise NotWord("is no Word file that can be read. Save it again as DOCX, or as text.") from error


def _weigh(content: bytes) -> None:
    """Refuse what would unpack to more than anybody writes, before anything is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except OBJECTIONS as error:
        raise NotWord("is no DOCX: a DOCX is a ZIP archive, and this is none.") from error
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise NotWord(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB. Save its text alone.")


def _document(body: Any, names: dict[str, str], most: int) -> Document:
    lines: list[str] = []
    blocks: list[Block] = []
    quiet: list[tuple[int, int]] = []
    at = 0
    for paragraph in _paragraphs(body):
        style = names.get(paragraph.style or "", "")
        pieces = list(_pieces(paragraph))
        line = "".join(piece for piece, _ in pieces)
        if not style.startswith(LEFT_ALONE):
            blocks += _block(line, at, style, numbered=_is_numbered(paragraph))
            quiet += _links(pieces, at)
        lines.append(line)
        at += len(line) + 1
        if at > most:
            raise NotWord(f"holds more than {most // 1_000_000} million characters. Check it in parts.")
    return Document("\n".join(lines), tuple(blocks), (), tuple(quiet))


def _paragraphs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == PARAGRAPH:
            yield child
        elif child.tag in AROUND:
            yield from _paragraphs(child)


def _pieces(element: Any, *, link: bool = False) -> Iterator[tuple[str, bool]]:
    """The text of a paragraph as it stands after every tracked change, and whether it is a link's."""
    for child in element:
        if child.tag == TEXT:
            yield " ".join((child.text or "").splitlines()), link
        elif child.tag in STANDS_FOR:
            yield STANDS_FOR[child.tag], link
        elif child.tag in IN_LINE:
            yield from _pieces(child, link=link or child.tag == LINK)


def _links(pieces: list[tuple[str, bool]], at: int) -> Iterator[tuple[int, int]]:
    for piece, link in pieces:
        if link and piece:
            yield at, at + len(piece)
        at += len(piece)


def _is_numbered(paragraph: Any) -> bool:
    return paragraph.pPr is not None and paragraph.pPr.numPr is not None


def _block(line: str, at: int, style: str, *, numbered: bool) -> Iterator[Block]:
    start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
    if end <= start:
        return
    level = _level(style)
    item = numbered or (style.startswith("list") and style != "list paragraph")
    yield Block(start, end, Shape.HEADING if level else Shape.ITEM if item else Shape.PARAGRAPH, level)


def _level(style: str) -> int:
    if style.startswith("heading ") and style[8:].isdigit():
        return min(max(int(style[8:]), 1), 6)
    return {"title": 1, "subtitle": 2}.get(style, 0)
