"""A file's bytes as a document: Markdown, text or DOCX, by suffix; what cannot be read is said. Rule W3."""

import codecs
from pathlib import Path

from doordesk.engines.prose.text.blocks import Document, plain
from doordesk.engines.prose.text.markdown import read as read_markdown

LIMIT = 10_000_000
"""Bytes from which on a file is not read. The check is linear; nobody has written a text of that size."""
MARKDOWN = frozenset({".md", ".markdown"})
DOCX = ".docx"
WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
FORMS = {
    b"%PDF-": "a PDF. Save its text as Markdown, text or DOCX",
    b"\xd0\xcf\x11\xe0": "an old or a locked Office file. Save it as DOCX, without a password",
    b"PK\x03\x04": "a ZIP archive, not text. A Word file needs the suffix .docx",
    b"{\\rtf": "an RTF file. Save it as Markdown, text or DOCX",
}


class Unreadable(ValueError):
    """A file that cannot be checked; the words name it, say why and what to do."""


def document_of(path: Path) -> Document:
    """Read a file; `Unreadable` says why it cannot be."""
    try:
        if path.is_dir():
            raise Unreadable(f"{path} is a folder. Name the files in it.")
        with path.open("rb") as file:
            content = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise Unreadable(f"{path} does not exist.") from error
    except (OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        said = error.strerror if isinstance(error, OSError) else error
        raise Unreadable(f"{path} cannot be opened: {said}.") from error
    return document_from(content, str(path))


def document_from(content: bytes, name: str, *, markdown: bool = False) -> Document:
    """Bytes as a document; the suffix of `name` says of which form they are, text where it says nothing.

    With `markdown` they are Markdown whatever the suffix, unless it is that of a Word file.

    Offsets count characters of the text after a byte order mark. For DOCX they count those of the text as it
    was taken out: a line a paragraph, tables and comments left alone.
    """
    if len(content) >= LIMIT:
        raise Unreadable(f"{name} has {LIMIT // 1_000_000} MB or more. Check it in parts.")
    if not content:
        raise Unreadable(f"{name} is empty.")
    suffix = Path(name).suffix.lower()
    if suffix == DOCX:
        from doordesk.engines.prose.text import word  # noqa: PLC0415 - python-docx imports slowly

        try:
            document = word.read(content, LIMIT)
        except word.NotWord as error:
            raise Unreadable(f"{name} {error}") from error
    else:
        text = text_from(content, name)
        document = read_markdown(text) if markdown or suffix in MARKDOWN else plain(text)
    if not document.text.strip():
        raise Unreadable(f"{name} holds nothing but blanks.")
    return document


def text_from(content: bytes, name: str) -> str:
    """Bytes as text; `Unreadable` tells UTF-16, a file of another kind and a faulty byte apart."""
    for mark, encoding in WIDE.items():
        if content.startswith(mark):
            raise Unreadable(f"{name} is written in {encoding}. Save it as UTF-8.")
    for head, form in FORMS.items():
        if content.startswith(head):
            raise Unreadable(f"{name} is {form}.")
    if b"\0" in content:
        raise Unreadable(f"{name} {_not_text(content)}")
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(_fault(content.removeprefix(codecs.BOM_UTF8), error, name)) from error


def _not_text(content: bytes) -> str:
    """What a file with NUL bytes is: almost every second one means UTF-16 without a mark."""
    halves = [content[place:2000:2] for place in (0, 1)]
    few, many = sorted(half.count(0) / max(1, len(half)) for half in halves)
    if many > 0.6 and few < 0.1:  # noqa: PLR2004 - shares of the bytes; Latin letters have one NUL each
        return "looks like UTF-16. Save it as UTF-8."
    return "holds bytes that are no text. Name a Markdown, text or DOCX file."


def _fault(content: bytes, error: UnicodeDecodeError, name: str) -> str:
    at = error.start
    line = content.count(b"\n", 0, at) + 1
    column = at - content.rfind(b"\n", 0, at)
    return (
        f"{name} is no UTF-8: line {line}, byte {column} of the line is 0x{content[at]:02X}. "
        "It may be Windows-1252 or Latin-1. Save it as UTF-8."
    )
