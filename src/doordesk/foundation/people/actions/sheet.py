"""Reading a people file: bytes to named cells with their lines, or the reasons why not. Touches nothing."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

COLUMNS = ("email", "name", "title", "level", "team", "manager_email", "zone", "roles")
REQUIRED = ("email", "name")
DELIMITERS = (",", ";", "\t")
LARGEST = 2 * 1024 * 1024
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
SAVE_ANEW = "Save it again as “CSV UTF-8” and choose it once more."


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: line 1 is the header; `column` is empty when it is the whole line."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        """Read as one line: 'Line 4, level: …'."""
        place = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file: the line it begins on, its cells by column, and which of them are spoilt."""

    number: int
    cells: dict[str, str]
    spoilt: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file as read; with problems, the lines are those that could be read in spite of them."""

    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def read(content: bytes) -> Sheet:
    """Read a CSV file in UTF-8 (with or without a byte-order mark), parted by commas, semicolons or tabs."""
    text = _decoded(content)
    if isinstance(text, Problem):
        return Sheet(problems=(text,))
    problems: list[Problem] = []
    rows = list(_rows(text, _delimiter(text), problems))
    if not rows:
        return Sheet(problems=(*problems, Problem(1, "", "The file is empty.")))
    (_, header), *body = rows
    columns = tuple(cell.strip().lower() for cell in header)
    wrong = [*problems, *_header_problems(columns)]
    if wrong:
        return Sheet(columns, problems=tuple(wrong))
    lines = [_line(number, columns, cells, problems) for number, cells in body]
    return Sheet(columns, tuple(line for line in lines if line), tuple(problems))


def _decoded(content: bytes) -> str | Problem:
    if len(content) > LARGEST:
        return Problem(1, "", f"The file is larger than {LARGEST // 1024 // 1024} MB. Import it in parts.")
    if content.startswith(b"PK\x03\x04"):
        return Problem(1, "", f"This is a workbook, not a CSV file. {SAVE_ANEW}")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Problem(1, "", f"The file is in UTF-16. {SAVE_ANEW}")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"0x{content[error.start]:02X}"
        return Problem(line, "", f"The sign {found} is not UTF-8, but perhaps Windows-1252. {SAVE_ANEW}")


def _delimiter(text: str) -> str:
    """Choose the sign under which the first line holds most of our columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(sign: str) -> int:
        return len({cell.strip(' "').lower() for cell in first.split(sign)} & set(COLUMNS))

    return max(DELIMITERS, key=known)


def _rows(text: str, delimiter: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that holds anything, with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        reason = "A quotation mark is missing or one too many; nothing could be read from here on."
        problems.append(Problem(begins, "", reason))


def _header_problems(columns: Sequence[str]) -> Iterator[Problem]:
    for name in REQUIRED:
        if name not in columns:
            known = ", ".join(COLUMNS)
            yield Problem(1, name, f"This column is missing. The first line names the columns: {known}.")
    for name in dict.fromkeys(columns):
        if name not in COLUMNS:
            reason = f"No such column is known. Known are {', '.join(COLUMNS)}; leave out what else there is."
            yield Problem(1, name, reason if name else "A column has no name.")
        elif columns.count(name) > 1:
            yield Problem(1, name, "This column is there twice.")


def _line(number: int, columns: Sequence[str], cells: list[str], problems: list[Problem]) -> Line | None:
    """Tidy the cells of one row; note what is wrong with it."""
    if any(cell.strip() for cell in cells[len(columns) :]) or len(cells) < len(columns):
        reason = f"There are {len(cells)} cells, but {len(columns)} columns. A comma too many or too few?"
        problems.append(Problem(number, "", reason))
        return None
    tidy = {name: " ".join(cell.split()) for name, cell in zip(columns, cells, strict=False)}
    wrong = [Problem(number, name, said) for name, cell in tidy.items() if (said := _fault(cell))]
    problems.extend(wrong)
    whole = {name: _unquoted(cell) for name, cell in tidy.items()}
    return Line(number, whole, frozenset(problem.column for problem in wrong))


def _unquoted(cell: str) -> str:
    """Take away the apostrophe that our own export writes before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_STARTS) else cell


def _fault(cell: str) -> str:
    if cell.startswith(FORMULA_STARTS):
        return f"It begins with “{cell[0]}”, which a spreadsheet would run as a formula."
    if any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in cell):
        return "It holds a sign that cannot be shown."
    return ""
