"""What counts as a résumé: the bytes decide, the name must agree."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.ui.uploads import LIMIT
from doordesk.mechanisms.candidates.actions import files
from doordesk.mechanisms.candidates.actions.files import check, clean_name
from tests.builders.candidates import HTML, PDF, TEXT, word


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("cv.pdf", PDF, files.PDF),
        ("CV.PDF", PDF, files.PDF),
        ("cv.docx", word(), files.WORD),
        ("cv.txt", TEXT, files.TEXT),
        ("cv.txt", "Zoë".encode("latin-1"), files.TEXT),
        ("cv.md", b"\xef\xbb\xbf# Amara", files.TEXT),
        ("cv", PDF, files.PDF),
    ],
)
def test_a_resume_is_taken_for_what_it_holds(name: str, content: bytes, kind: files.Type) -> None:
    assert check(name, content).type is kind


def test_a_name_without_ending_gets_one() -> None:
    assert check("My CV", PDF).name == "My CV.pdf"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cv.pdf", HTML),
        ("cv.pdf", TEXT),
        ("cv.pdf", word()),
        ("cv.txt", PDF),
        ("cv.docx", PDF),
        ("cv.docx", b"PK\x03\x04 and nothing more"),
        ("cv.zip", word()),
        ("cv.exe", b"MZ\x90\x00"),
        ("cv.txt", b"MZ\x90\x00\x03"),
        ("cv.html", HTML),
        ("cv.svg", b"<svg onload='alert(1)'/>"),
        ("cv.pdf.html", PDF),
        ("cv.docx", word(**{"word/vbaProject.bin": b"macro"})),
        ("cv.pdf", b""),
        ("cv.txt", b"  \n"),
        ("", b"\x00"),
    ],
)
def test_anything_else_is_refused_with_the_way_out(name: str, content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        check(name, content)
    assert refused.value.way_out
    assert refused.value.place == "resume"


def test_a_zip_without_a_document_is_refused() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(Refused, match="not a PDF"):
        check("cv.docx", target.getvalue())


def test_a_zip_bomb_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = word(**{"word/media/image1.png": bytes(64 * 1024 * 1024)})
    assert len(bomb) < 100_000

    def never(*_: object, **__: object) -> None:
        raise AssertionError("an entry was opened")

    monkeypatch.setattr(ZipFile, "open", never)
    assert check("cv.docx", bomb).type is files.WORD


def test_a_file_over_the_limit_is_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"“cv\.pdf” is larger than 10 MB"):
        check("cv.pdf", PDF + bytes(LIMIT))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Amara\\CV.pdf", "CV.pdf"),
        ("cv\u202efdp.exe\x00.pdf", "cvfdp.exe.pdf"),
        ('"; filename=evil.html;.pdf', "filename=evil.html.pdf"),
        ("line\r\nSet-Cookie: x=1.pdf", "line Set-Cookie x=1.pdf"),
        ("   .pdf", "resume.pdf"),
        (".htaccess", "htaccess"),
        (".env", "resume.env"),
        ("Résumé Zoë Ångström.pdf", "Résumé Zoë Ångström.pdf"),
        ("", "resume"),
    ],
)
def test_names_are_cleaned(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_a_short_plain_one(name: str) -> None:
    kept = clean_name(name)
    assert 0 < len(kept) <= 120
    assert kept.isprintable()
    assert not set(kept) & set('/\\<>:"|?*;')


@given(st.binary(max_size=300), st.sampled_from(["cv.pdf", "cv.docx", "cv.txt", "cv"]))
def test_any_bytes_are_taken_or_refused(content: bytes, name: str) -> None:
    try:
        checked = check(name, content)
    except Refused:
        return
    assert checked.type in files.TYPES
    assert checked.name.endswith(checked.type.endings)
