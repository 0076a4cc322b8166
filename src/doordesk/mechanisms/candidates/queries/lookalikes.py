"""Who a new candidate may already be: same address, same telephone, or a name that reads alike."""

import re
import unicodedata
from dataclasses import dataclass

from django.db.models import Prefetch

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.candidates.models import Application, Candidate

SHOWN = 5
LONG_ENOUGH = 6  # letters in a name of which one may be a slip
_BARE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
PHONE_TAIL = 8  # digits that stay the same whether a country code was written or not


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Somebody on record, why they may be the same, and the applications of theirs that the reader sees."""

    candidate: Candidate
    why: tuple[str, ...]
    applications: tuple[Application, ...]


def lookalikes(actor: Actor, name: str, email: str = "", phone: str = "") -> list[Lookalike]:
    """Find candidates, among those the actor may see, that may be this person; the surest first."""
    sought = (_plain(name), email.strip().lower(), _tail(phone))
    people = visible(actor, Candidate).values_list("pk", "name", "email", "phone").iterator()
    reasons = {pk: _why(sought, (_plain(n), e.lower(), _tail(p))) for pk, n, e, p in people}
    alike = [pk for pk, why in reasons.items() if why]
    alike = sorted(alike, key=lambda pk: (-len(reasons[pk]), -pk))[:SHOWN]
    own = visible(actor, Application, Application.objects.select_related("opening"))
    rows = Candidate.objects.prefetch_related(Prefetch("applications", own, to_attr="seen")).in_bulk(alike)
    return [Lookalike(rows[pk], reasons[pk], tuple(rows[pk].seen)) for pk in alike]


def _why(sought: tuple[str, str, str], known: tuple[str, str, str]) -> tuple[str, ...]:
    said = ("similar name", "same e-mail address", "same telephone number")
    alike = (
        _reads_alike(sought[0], known[0]),
        bool(sought[1]) and sought[1] == known[1],
        bool(sought[2]) and sought[2] == known[2],
    )
    return tuple(words for words, same in zip(said, alike, strict=True) if same)


def _plain(name: str) -> str:
    """Write a name without accents, case or punctuation, its words in alphabetical order."""
    signs = unicodedata.normalize("NFKD", name.casefold().translate(_BARE))
    return " ".join(sorted(re.findall(r"\w+", "".join(s for s in signs if not unicodedata.combining(s)))))


def _tail(phone: str) -> str:
    digits = re.sub(r"\D", "", phone)
    return digits[-PHONE_TAIL:] if len(digits) >= PHONE_TAIL else ""


def _reads_alike(one: str, other: str) -> bool:
    """Tell whether two plain names differ in nothing, in one letter, or in an additional middle name."""
    if one == other:
        return bool(one)
    first, second = set(one.split()), set(other.split())
    if min(len(first), len(second)) > 1 and (first <= second or second <= first):
        return True
    return min(len(one), len(other)) >= LONG_ENOUGH and _one_slip(one, other)


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter added, left out, changed or swapped with its neighbour makes them the same."""
    pairs = enumerate(zip(one, other, strict=False))
    start = next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
    rest, there = one[start:], other[start:]
    swapped = rest[:2] == there[:2][::-1] and rest[2:] == there[2:]
    return swapped or rest[1:] == there[1:] or rest[1:] == there or rest == there[1:]
