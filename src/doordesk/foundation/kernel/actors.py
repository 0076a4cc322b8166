"""Who does a deed: a person who is signed in, or the operator at the server's own command line."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """Company-wide roles; every other role follows from facts (hiring manager of this opening …)."""

    ADMINISTRATOR = "administrator"
    CORE = "core"
    RECRUITER = "recruiter"


class Actor(Protocol):
    """What access, audit and actions need to know of whoever acts."""

    @property
    def pk(self) -> int | None:
        """The person's key; None for the operator."""

    @property
    def is_active(self) -> bool:
        """False once somebody has left: then nothing is allowed any more."""

    def holds(self, role: Role) -> bool:
        """Tell whether the actor has this company-wide role."""


@dataclass(frozen=True)
class Operator:
    """The command line on the server: sets up, imports, checks; reads nothing that is sealed."""

    pk: int | None = None
    is_active: bool = True

    def holds(self, role: Role) -> bool:
        """No role: what the operator may do is named permission by permission."""
        return False

    def __str__(self) -> str:
        """Name the operator in histories."""
        return "the command line"


OPERATOR = Operator()
