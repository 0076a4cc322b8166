"""A reader of an event stream, as a browser is one: frames in, and where it stands for the next time."""

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

PATIENCE = 20.0


@dataclass(frozen=True)
class Frame:
    """One event of a stream."""

    event: str
    data: str
    id: str

    @property
    def news(self) -> tuple[str, str, int]:
        """Channel, word and row."""
        said: dict[str, Any] = json.loads(self.data)
        return said["channel"], said["word"], said["row"]


@dataclass
class Reader:
    """Reads some channels of a server as somebody; `at` goes along with what was read."""

    url: str
    cookie: str
    channels: tuple[str, ...]
    at: str = ""
    connection: http.client.HTTPConnection | None = field(default=None, repr=False)
    answer: http.client.HTTPResponse | None = field(default=None, repr=False)

    def open(self, headers: Mapping[str, str] | None = None) -> int:
        """Ask for the stream; return the status."""
        where = urlsplit(self.url)
        self.connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=PATIENCE)
        asked = [("on", name) for name in self.channels]
        known = {"Cookie": f"doordesk={self.cookie}"} | ({"Last-Event-ID": self.at} if self.at else {})
        self.connection.request(
            "GET", f"/live/stream?{urlencode(asked)}", headers={**known, **(headers or {})}
        )
        self.answer = self.connection.getresponse()
        return self.answer.status

    def close(self) -> None:
        """Hang up."""
        if self.answer:
            self.answer.close()
        if self.connection:
            self.connection.close()
        self.connection = self.answer = None

    def frames(self) -> Iterator[Frame]:
        """Give frames until the server ends the stream, or nothing but its beat has come for too long."""
        assert self.answer is not None
        fields: dict[str, str] = {}
        patience = monotonic() + PATIENCE
        while line := self.answer.readline():
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name:
                fields[name] = value
            elif "event" in fields:
                self.at = fields.get("id", self.at)
                beats = fields["event"] == "beat"
                if beats and monotonic() > patience:
                    raise TimeoutError
                yield Frame(fields["event"], fields.get("data", ""), self.at)
                fields, patience = {}, patience if beats else monotonic() + PATIENCE

    def until(self, event: str) -> Frame:
        """Read on to the next frame of this kind."""
        return next(frame for frame in self.frames() if frame.event == event)

    def standing(self) -> "Reader":
        """Open, and read until it is known where the stream stands."""
        assert self.open() == http.HTTPStatus.OK
        while ".." in f".{self.until('at').data}.":
            pass
        return self

    def news(self, count: int, *, presence: bool = False) -> list[tuple[str, str, int]]:
        """Read so many pieces of news; without those about who is here."""
        found: list[tuple[str, str, int]] = []
        for frame in self.frames() if count else ():
            if frame.event == "news" and (presence or frame.news[1] not in {"here", "left"}):
                found.append(frame.news)
            if len(found) == count:
                break
        return found

    def ended(self) -> bool:
        """Tell whether the server ends the stream."""
        try:
            for _ in self.frames():
                pass
        except (TimeoutError, http.client.IncompleteRead):
            return False
        return True
