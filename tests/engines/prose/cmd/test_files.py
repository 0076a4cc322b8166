"""Bytes become documents: Word files with their headings, items, links and tables; what is none is said."""

import io
import zipfile

import pytest
from docx import Document as new_docx  # noqa: N813 - a function in spite of its name
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from doordesk.engines.prose import Document
from doordesk.engines.prose.files import LIMIT, Unreadable, document_from, text_from
from doordesk.engines.prose.text import word


def saved(made: object) -> bytes:
    file = io.BytesIO()
    made.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def shapes(document: Document) -> list[tuple[str, str, int]]:
    return [(document.text[one.start : one.end], one.shape.value, one.level) for one in document.blocks]


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_word_files_give_headings_items_and_paragraphs_and_leave_tables_and_quotes_alone() -> None:
    made = new_docx()
    made.add_heading("The plan", level=0)
    made.add_heading("Why", level=2)
    made.add_paragraph("We know.  ")
    made.add_paragraph("One thing", style="List Bullet")
    made.add_paragraph("Somebody said so", style="Intense Quote")
    made.add_table(1, 1).cell(0, 0).text = "a cell"
    made.add_paragraph("").add_run("The end")
    document = document_from(saved(made), "plan.DOCX")
    assert shapes(document) == [
        ("The plan", "heading", 1),
        ("Why", "heading", 2),
        ("We know.", "paragraph", 0),
        ("One thing", "item", 0),
        ("The end", "paragraph", 0),
    ]
    assert document.text.split("\n")[5] == "The end"


def test_word_files_are_read_as_they_stand_after_tracked_changes() -> None:
    made = new_docx()
    paragraph = made.add_paragraph("We ")
    for tag, inner, said in (("w:ins", "w:t", "shall"), ("w:del", "w:delText", "may")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        text.text = said
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    run = paragraph.add_run(" go")
    run.add_break()
    run.add_tab()
    run.add_text("now")
    assert document_from(saved(made), "a.docx").text == "We shall go \tnow"


def test_links_of_word_files_are_read_but_not_marked() -> None:
    made = new_docx()
    paragraph = made.add_paragraph("See ")
    link, run, text = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("w:anchor"), "there")
    text.text = "the page"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    document = document_from(saved(made), "a.docx")
    assert [document.text[start:end] for start, end in document.quiet] == ["the page"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not a zip at all", "is no DOCX"),
        (zipped(a=b"hello"), "is no Word file that can be read"),
        (zipped(a=bytes(60_000_000)), "unpacks to more than 50 MB"),
        (zipped(**{f"part{number}": b"" for number in range(2_001)}), "unpacks to more than"),
    ],
)
def test_archives_that_are_no_word_file_are_said(content: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        document_from(content, "a.docx")


def test_broken_xml_in_a_word_file_is_said() -> None:
    whole = zipfile.ZipFile(io.BytesIO(saved(new_docx())))
    parts = {name: whole.read(name) for name in whole.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"][:200]
    with pytest.raises(Unreadable, match="is no Word file that can be read"):
        document_from(zipped(**parts), "a.docx")


def test_long_word_files_are_refused_by_their_text() -> None:
    made = new_docx()
    for _ in range(20):
        made.add_paragraph("word " * 40)
    with pytest.raises(word.NotWord, match="Check it in parts"):
        word.read(saved(made), 1000)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_sentence_that_names_the_file(content: bytes) -> None:
    for name in ("a.md", "a.txt", "a.docx", "a"):
        try:
            assert document_from(content, name).text
        except Unreadable as error:
            assert str(error).startswith(name)  # noqa: PT017 - what is told is the point


@given(
    st.text(min_size=1).filter(
        lambda text: "\0" not in text and not text.startswith(("\ufeff", "%PDF-", "{\\rtf"))
    )
)
def test_text_comes_back_as_it_was_written(text: str) -> None:
    assert text_from(text.encode(), "a") == text
    assert text_from(b"\xef\xbb\xbf" + text.encode(), "a") == text


def test_limit_is_ten_megabytes() -> None:
    assert document_from(b"a " * (LIMIT // 2 - 1), "a.txt").text
    with pytest.raises(Unreadable, match="10 MB or more"):
        document_from(b"a " * (LIMIT // 2), "a.txt")


def test_place_of_a_faulty_byte_counts_bytes_of_the_line() -> None:
    with pytest.raises(Unreadable, match="line 3, byte 4 of the line is 0xFF"):
        text_from("é\n\né ".encode() + b"\xff", "a")
