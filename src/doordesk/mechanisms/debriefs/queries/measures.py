"""Figures about debriefs: hours until they begin, votes that changed, vetoes (rules D2, D4, D10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, Max, Q

from doordesk.mechanisms.debriefs.models import Ballot, Debrief, Packet
from doordesk.mechanisms.debriefs.states import REVEALED, Outcome, State


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; `of` is the sample size that stands beside every share."""

    part: int
    of: int

    @property
    def percent(self) -> int | None:
        """In whole percent; None for an empty sample."""
        return round(100 * self.part / self.of) if self.of else None


def hours_to_debrief(since: datetime | None = None) -> list[float]:
    """Hours from the end of each loop's last interview to the beginning of its reading (rule D2), sorted."""
    began = Max("steps__at", filter=Q(steps__state=State.READING))
    rows = Debrief.objects.filter(loop__historical=False).annotate(
        began=began,
        last_end=Max("loop__interviews__ends_at", filter=Q(loop__interviews__cancelled_at=None)),
    )
    rows = rows.filter(began__isnull=False, last_end__isnull=False)
    if since is not None:
        rows = rows.filter(began__gte=since)
    pairs = rows.values_list("last_end", "began")
    return sorted((began - ended) / timedelta(hours=1) for ended, began in pairs)


def changed_votes(debriefs: Iterable[int] | None = None) -> Share:
    """How many second votes differ from the first, of all that were revealed (rule D4)."""
    rows = Ballot.objects.filter(
        debrief__state__in=REVEALED,
        debrief__loop__interviews__cancelled_at=None,
        debrief__loop__interviews__assessment__author=F("person"),
        debrief__loop__interviews__assessment__vote__isnull=False,
    )
    if debriefs is not None:
        rows = rows.filter(debrief__in=list(debriefs))
    votes = rows.values_list("pk", "vote", "debrief__loop__interviews__assessment__vote")
    first = {
        pk: (second, before) for pk, second, before in votes.order_by("debrief__loop__interviews__starts_at")
    }
    return Share(sum(second != before for second, before in first.values()), len(first))


def vetoes(since: datetime | None = None) -> Share:
    """How many packets closed with a veto, of all that closed (rule D10)."""
    rows = Packet.objects.filter(closed_at__gte=since) if since else Packet.objects.all()
    return Share(rows.filter(outcome=Outcome.VETO).count(), rows.count())
