"""What an export says of people, openings, candidates, applications and assessments, in our own words.

Each record has the old system's number as `id` and refers to others by theirs; `told` is how much of it the
export says. All are frozen; `digest` marks the content of one.
"""

import json
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import blake2b
from typing import Any, Protocol

from doordesk.mechanisms.imports.models import Told


class Record(Protocol):
    """What all of them have."""

    @property
    def id(self) -> str:
        """The old system's number."""

    @property
    def told(self) -> Told:
        """How much is said."""


@dataclass(frozen=True, slots=True)
class Human:
    """Somebody of the company: a user, or somebody whom another row names."""

    id: str
    name: str
    told: Told
    email: str = ""
    title: str = ""
    active: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A job, which becomes an opening of the past; `manager` and `recruiter` are humans' numbers."""

    id: str
    name: str
    told: Told
    team: str = ""
    manager: str = ""
    recruiter: str = ""
    opened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Applicant:
    """A candidate."""

    id: str
    name: str
    told: Told
    email: str = ""
    phone: str = ""
    links: str = ""
    added_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bid:
    """An application: an applicant's number, a post's, and the stage at which it ended."""

    id: str
    applicant: str
    post: str
    told: Told
    stage: str = "applied"
    source: str = ""
    applied_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What an assessment says under one heading; `rating` is one of the four, or none."""

    label: str
    text: str
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A submitted scorecard without its attributes and answers, which may come from tables of their own."""

    id: str
    bid: str
    author: str
    title: str
    interviewed_at: datetime | None
    submitted_at: datetime
    vote: int | None
    notes: str = ""
    private: str = ""
    told: Told = Told.WHOLE


@dataclass(frozen=True, slots=True)
class Sheet:
    """The attributes, or the answers, of one scorecard; `id` is the scorecard's."""

    id: str
    lines: tuple[Line, ...]
    told: Told = Told.WHOLE


def digest(record: Any) -> str:
    """Mark a record's content, whoever said how much of it."""
    content = [getattr(record, one.name) for one in fields(record) if one.name != "told"]
    text = json.dumps(content, default=_written, ensure_ascii=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()


def _written(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return [value.label, value.text, value.rating]
