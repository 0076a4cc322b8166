"""Reading JSON item by item, so that a large file never stands in memory whole. Touches nothing.

A file holds one array, or values that follow one another (JSON Lines, however they are broken into lines).
"""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn, TextIO

from doordesk.foundation.kernel.refusals import Refused

CHUNK = 1 << 20
BLANK = re.compile(r"[ \t\r\n]*")
WAY_OUT = "Export the file anew, and import it then. Nothing was changed."
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(Refused):
    """A file that is not what its name says; nothing was changed."""

    def __init__(self, place: str, why: str, way_out: str = WAY_OUT) -> None:
        """Say where, and why."""
        super().__init__(f"{place}: {why}", way_out=way_out, code="unreadable", place="file")


def values(path: Path) -> Iterator[Any]:
    """Yield each value of a JSON file (UTF-8, with or without a byte-order mark), or refuse, saying where."""
    _refuse_utf_16(path)
    try:
        with path.open(encoding="utf-8-sig") as handle:
            yield from _all(_Text(handle, path.name))
    except UnicodeDecodeError as error:
        raise Unreadable(_first_bad_line(path), "this is not UTF-8, in which JSON is written.") from error
    except OSError as error:
        raise Unreadable(path.name, f"it cannot be opened ({error.strerror}).") from error


def _all(text: "_Text") -> Iterator[Any]:
    if not (first := text.peek()):
        raise Unreadable(text.name, "the file is empty.")
    if first == "[":
        text.step()
        yield from _array(text)
        if text.peek():
            text.broken("something follows the end of the list")
        return
    while text.peek():
        yield text.value()


def _array(text: "_Text") -> Iterator[Any]:
    while text.peek() != "]" or text.items:
        yield text.value()
        sign = text.peek()
        text.step()
        if sign == "]":
            return
        if sign != ",":
            text.broken("a comma or the list's end is missing" if sign else "the file ends too early")
    text.step()


class _Text:
    """The text of a file a piece at a time, and the place where one stands in it."""

    def __init__(self, handle: TextIO, name: str) -> None:
        self.name, self.items = name, 0
        self._handle, self._buffer, self._at, self._line = handle, "", 0, 1
        self._decoder = json.JSONDecoder(parse_constant=self._no_constant)

    def peek(self) -> str:
        """The next sign that is not blank, without going past it; nothing at the end."""
        while True:
            blank = BLANK.match(self._buffer, self._at)
            self._go(blank.end() if blank else self._at)
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def step(self) -> None:
        """Go past one sign."""
        self._at += 1

    def value(self) -> Any:
        """Read the next value and go past it; reads on in the file until the value is whole."""
        self.items += 1
        self.peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if not self._more():
                    self._wrong(error)
            except RecursionError:
                self.broken("it is nested too deeply")
            except ValueError as error:  # a number of thousands of digits
                self.broken(str(error))
            else:
                if end < len(self._buffer) or not self._more():
                    self._go(end)
                    return value

    def broken(self, why: str, at: int | None = None) -> NoReturn:
        """Refuse the file, naming the place."""
        line = self._line + self._buffer.count("\n", self._at, self._at if at is None else at)
        raise Unreadable(f"{self.name}, line {line}, item {self.items}", f"this is not JSON: {why}.")

    def _wrong(self, error: json.JSONDecodeError) -> NoReturn:
        early = error.pos >= len(self._buffer.rstrip())
        self.broken("the file ends too early" if early else error.msg[0].lower() + error.msg[1:], error.pos)

    def _more(self) -> bool:
        """Read on, at least as much again as is held, so that a long value costs no more than its length."""
        piece = self._handle.read(max(CHUNK, len(self._buffer) - self._at))
        if piece:
            self._buffer, self._at = self._buffer[self._at :] + piece, 0
        return bool(piece)

    def _go(self, to: int) -> None:
        self._line += self._buffer.count("\n", self._at, to)
        self._at = to

    def _no_constant(self, word: str) -> NoReturn:
        self.broken(f"{word} is no number")


def _refuse_utf_16(path: Path) -> None:
    with path.open("rb") as handle:
        if handle.read(2) in UTF_16:
            raise Unreadable(path.name, "it is written in UTF-16; JSON is written in UTF-8.")


def _first_bad_line(path: Path) -> str:
    with path.open("rb") as handle:
        for number, line in enumerate(handle, 1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return f"{path.name}, line {number}, byte {error.start + 1}"
    return path.name
