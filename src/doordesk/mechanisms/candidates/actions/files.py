"""What counts as a résumé: decided from bytes and name alone; nothing in the file is unpacked or run."""

import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.ui.uploads import LIMIT, LIMIT_MB

NAME_LENGTH = 120
WAY_OUT = "Save it as a PDF and upload that."
_NOT_IN_NAMES = re.compile(r'[<>:"|?*;]+')


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of file that is taken; a name without an ending gets the first of `endings`."""

    media: str
    endings: tuple[str, ...]
    words: str


PDF = Type("application/pdf", (".pdf",), "a PDF")
WORD = Type(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), "a Word document"
)
TEXT = Type("text/plain", (".txt", ".text", ".md"), "plain text")
TYPES = (PDF, WORD, TEXT)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was taken: its clean name and its type."""

    name: str
    type: Type


def check(filename: str, content: bytes) -> Checked:
    """Return name and type of a résumé, or refuse it with the way out."""
    name = clean_name(filename)
    if not content:
        raise _refusal(f"“{name}” is empty.", "Choose the file again: it may not have been saved.", "empty")
    if len(content) > LIMIT:
        raise too_large(name)
    found, ending = _type_of(content), _ending(name)
    named = next((kind for kind in TYPES if ending in kind.endings), None)
    if found is None or (ending and named is None):
        raise _refusal(f"“{name}” is not a PDF, a Word document (.docx) or plain text.", WAY_OUT, "type")
    if named not in (None, found):
        raise _refusal(
            f"“{name}” is named as {named.words}, but holds {found.words}.",
            f"Save it under a name that ends in {found.endings[0]}, or as a PDF.",
            "type",
        )
    return Checked(name if ending else f"{name}{found.endings[0]}", found)


def too_large(filename: str) -> Refused:
    """Make the refusal of a file over the limit, whether it was read or not."""
    return _refusal(
        f"“{clean_name(filename)}” is larger than {LIMIT_MB} MB.",
        "Save it as a PDF without large pictures, or as plain text, and upload that.",
        "too_large",
    )


def clean_name(filename: str) -> str:
    """Keep what a person would read of a file's name: no folders, no unseen signs, a bounded length.

    >>> clean_name("../secret/CV  Amara.pdf")
    'CV Amara.pdf'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", filename))[-1]
    plain = "".join(sign for sign in " ".join(last.split()) if sign.isprintable())
    name = " ".join(_NOT_IN_NAMES.sub(" ", plain).split())
    ending = _ending(name)
    stem = name[: len(name) - len(ending)].strip(". ") or "resume"
    return f"{stem[: NAME_LENGTH - 8]}{ending}"


def _ending(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,5}$", name)
    return found[0].lower() if found else ""


def _type_of(content: bytes) -> Type | None:
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK"):
        return WORD if _is_word(content) else None
    return TEXT if _is_text(content) else None


def _is_word(content: bytes) -> bool:
    """Look at the table of contents only: no entry is unpacked, so a zip bomb stays packed."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, LargeZipFile, ValueError, OSError, RuntimeError):
        return False
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return {"[Content_Types].xml", "word/document.xml"} <= names and not macros


def _is_text(content: bytes) -> bool:
    """UTF-8, or Latin-1; binary data shows by its control signs."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    return bool(text.strip()) and not any(sign < " " and sign not in "\t\n\r\f" for sign in text)


def _refusal(what: str, way_out: str, code: str) -> Refused:
    return Refused(what, way_out=way_out, code=f"file_{code}", place="resume")
