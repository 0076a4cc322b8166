"""What somebody owes, and by when: derived by each mechanism, never stored, read by desk and lists.

A mechanism's `queries.py` registers a provider; the desk asks for one person's duties, a list of
applications for the next step of each. Lower floors so learn of higher ones' work without knowing them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from doordesk.foundation.kernel.clock import now

SHELVES = ("Overdue", "Today", "This week", "Later", "When you get to it")


@dataclass(frozen=True, slots=True)
class Duty:
    """One sentence that a person owes: 'Hand in your assessment of A. Okafor', by `due` (aware, or None).

    `step` says the same about the person for others to read ('assessment of the 10:00 interview');
    it never carries sealed content.
    """

    owner_id: int
    sentence: str
    url: str
    step: str
    due: datetime | None = None
    application_id: int | None = None
    rule: str = ""

    @property
    def overdue(self) -> bool:
        """True once the due moment has passed."""
        return self.due is not None and self.due < now()

    @property
    def order(self) -> tuple[bool, datetime | None, str]:
        """Sort key: dated before undated, earliest first."""
        return (self.due is None, self.due or now(), self.sentence)


@dataclass(frozen=True, slots=True)
class Question:
    """Whose duties are asked for: one person's, or those about some applications."""

    owner_id: int | None = None
    application_ids: frozenset[int] | None = None


Provider = Callable[[Question], Iterable[Duty]]
_providers: list[Provider] = []


def duties(provider: Provider) -> Provider:
    """Register a provider (decorator for a function in a mechanism's queries)."""
    _providers.append(provider)
    return provider


def owed(question: Question) -> list[Duty]:
    """Collect the duties asked for from every mechanism, the earliest due first."""
    found = [duty for provider in _providers for duty in provider(question)]
    return sorted(found, key=lambda duty: duty.order)


def next_steps(application_ids: Iterable[int]) -> dict[int, Duty]:
    """Return the earliest duty of each application that has one."""
    steps: dict[int, Duty] = {}
    for duty in owed(Question(application_ids=frozenset(application_ids))):
        if duty.application_id is not None:
            steps.setdefault(duty.application_id, duty)
    return steps


def shelf(duty: Duty) -> str:
    """Say on which part of the desk a duty lies, by the reader's own calendar."""
    if duty.due is None:
        return SHELVES[4]
    if duty.overdue:
        return SHELVES[0]
    days = (timezone.localtime(duty.due).date() - timezone.localtime(now()).date()) // timedelta(days=1)
    if days == 0:
        return SHELVES[1]
    return SHELVES[2] if days < 7 else SHELVES[3]  # noqa: PLR2004 -- a week has seven days
