"""Who may follow which channel: `@listens` in a mechanism's policy; a person's own channel is built in.

A channel is named `kind:key`. Whoever may not follow one is told what they would be told of one that
isn't there.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from doordesk.foundation.kernel.actors import Actor

Guard = Callable[[Actor, int], bool]
LONGEST = 80
_NAME = re.compile(r"([a-z_]{1,40}):([1-9][0-9]{0,17})", re.ASCII)


class Name(NamedTuple):
    """A channel's name in its two parts."""

    kind: str
    key: int

    def __str__(self) -> str:
        """Give the name as events carry it."""
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Kind:
    """A kind of channel: who may follow one, and whether followers are shown to each other as present."""

    name: str
    guard: Guard
    presence: bool


KINDS: dict[str, Kind] = {}


def listens(kind: str, *, presence: bool = False) -> Callable[[Guard], Guard]:
    """Register `(actor, key) -> bool`: may this person follow this channel? Twice is a mistake."""

    def register(guard: Guard) -> Guard:
        if kind in KINDS:
            message = f"channels of kind {kind} have a guard already"
            raise ValueError(message)
        KINDS[kind] = Kind(kind, guard, presence)
        return guard

    return register


def named(channel: str) -> Name | None:
    """Take a channel's name apart; None when it isn't one."""
    found = _NAME.fullmatch(channel)
    return Name(found[1], int(found[2])) if found else None


def may_follow(actor: Actor, channel: str) -> bool:
    """Tell whether somebody may follow a channel: never one of a kind that nobody has registered."""
    name = named(channel)
    kind = KINDS.get(name.kind) if name else None
    return name is not None and kind is not None and actor.is_active and kind.guard(actor, name.key)


def shows_presence(channel: str) -> bool:
    """Tell whether those who follow this channel see who else does."""
    kind = KINDS.get(channel.partition(":")[0])
    return kind is not None and kind.presence


def own(person_id: int) -> str:
    """Name the channel that only this person may follow."""
    return f"person:{person_id}"


@listens("person")
def themself(actor: Actor, key: int) -> bool:
    """Nobody but the person themself."""
    return actor.pk == key
