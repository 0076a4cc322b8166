"""Reading the trail, and finding where it was tampered with."""

from dataclasses import dataclass

from doordesk.foundation.audit.chain import digest
from doordesk.foundation.audit.models import Entry, Head


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; `broken_at` is the first number that does not follow, `why` says how."""

    entries: int
    broken_at: int | None = None
    why: str = ""

    @property
    def sound(self) -> bool:
        """True when every link follows from the one before and none is missing."""
        return self.broken_at is None


def verify() -> Verdict:
    """Recompute every link from the first to the head (rule Y5)."""
    before, expected = "", 1
    for entry in Entry.objects.order_by("number").iterator():
        if entry.number != expected:
            return Verdict(expected - 1, expected, "an entry is missing")
        if entry.digest != digest(entry, before):
            return Verdict(expected - 1, expected, "an entry was changed")
        before, expected = entry.digest, expected + 1
    head = Head.objects.first() or Head()
    if (head.number, head.digest) != (expected - 1, before):
        return Verdict(expected - 1, expected, "the newest entries are missing")
    return Verdict(expected - 1)
