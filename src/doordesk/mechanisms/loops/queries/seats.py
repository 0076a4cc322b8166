"""The page of seats: coming interviews in which one could learn, who waits, who asked (rules L7, P1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.loops.models import Interview, SeatRequest
from doordesk.mechanisms.loops.queries.waits import Wait, mentored_first, open_seats
from doordesk.mechanisms.loops.states import Asked


@dataclass(frozen=True, slots=True)
class Offer:
    """One interview with a free seat: `named` says whether the reader may know the candidate (L9)."""

    it: Interview
    named: bool
    asked: SeatRequest | None
    fitting: Sequence[str]


@dataclass(frozen=True, slots=True)
class Waiter:
    """Somebody who waits, with the names of the two."""

    person: Person
    wait: Wait
    mentor: str


def seats_seen(actor: Actor, everybody: dict[int, Wait]) -> QuerySet[Interview]:
    """All free seats to whoever waits for one, recruiters and the Core; to others those of their loops."""
    rows = open_seats().select_related("interviewer__team", "loop", "application__opening__team")
    rows = rows.select_related("application__candidate").order_by("starts_at", "pk")
    if actor.pk in everybody or actor.holds(Role.CORE) or actor.holds(Role.RECRUITER):
        return rows
    return visible(actor, Interview, rows).distinct()


def narrowed(
    actor: Actor, rows: QuerySet[Interview], *, words: str, team: str, mentor: int | None
) -> QuerySet[Interview]:
    """Narrow to words, to the interviewer's team, to one interviewer; a candidate only where one may know."""
    known = visible(actor, Interview).values("pk")
    for word in words.split():
        candidate = Q(application__candidate__name__icontains=word, pk__in=known)
        post = Q(application__opening__title__icontains=word)
        rows = rows.filter(Q(interviewer__name__icontains=word) | post | candidate)
    rows = rows.filter(interviewer__team=int(team)) if team else rows
    return rows if mentor is None else rows.filter(interviewer=mentor)


def offers(actor: Actor, rows: Sequence[Interview], everybody: dict[int, Wait]) -> list[Offer]:
    """Complete a page of free seats in a fixed number of queries."""
    keys = [one.pk for one in rows]
    known = set(visible(actor, Interview, Interview.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    own = SeatRequest.objects.filter(person=actor.pk or 0, state=Asked.ASKED, interview__in=keys)
    asked = {one.interview_id: one for one in own}
    seen = _seen(actor, everybody)
    names = dict(Person.objects.filter(pk__in=[one.person_id for one in seen]).values_list("pk", "name"))
    return [Offer(one, one.pk in known, asked.get(one.pk), _fitting(one, seen, names)) for one in rows]


def _seen(actor: Actor, everybody: dict[int, Wait]) -> list[Wait]:
    """Who waits, as far as somebody may know: all to recruiters and the Core, oneself, whom one teaches."""
    if actor.holds(Role.CORE) or actor.holds(Role.RECRUITER):
        return list(everybody.values())
    return [one for one in everybody.values() if actor.pk in (one.person_id, one.mentor_id)]


def _fitting(one: Interview, seen: Sequence[Wait], names: dict[int, str]) -> list[str]:
    """Those whose mentor gives this interview."""
    theirs = [wait for wait in seen if wait.mentor_id == one.interviewer_id]
    return [names[wait.person_id] for wait in theirs if wait.person_id in names]


def waiters(actor: Actor, everybody: dict[int, Wait]) -> list[Waiter]:
    """Who waits, beside oneself, with their mentors' names."""
    seen = [one for one in _seen(actor, everybody) if one.person_id != actor.pk]
    keys = {one.person_id for one in seen} | {one.mentor_id for one in seen if one.mentor_id}
    people = (
        {one.pk: one for one in Person.objects.filter(pk__in=keys).select_related("team")} if keys else {}
    )
    return [
        Waiter(people[one.person_id], one, people[one.mentor_id].name if one.mentor_id in people else "")
        for one in mentored_first(seen, actor.pk)
    ]


def requests_seen(actor: Actor) -> list[SeatRequest]:
    """Requests that wait for an answer, and one's own that were declined, for interviews ahead."""
    shown = Q(state=Asked.ASKED) | Q(state=Asked.DECLINED, person=actor.pk or 0)
    rows = SeatRequest.objects.filter(shown, interview__starts_at__gt=now(), interview__cancelled_at=None)
    return list(visible(actor, SeatRequest, with_names(rows)))


def with_names(rows: QuerySet[SeatRequest]) -> QuerySet[SeatRequest]:
    """Requests with everybody whom a line of them names."""
    related = ("interview__interviewer", "interview__loop", "interview__application__candidate")
    opening = ("interview__application__opening__recruiter", "interview__application__opening__team")
    return rows.select_related("person", "answered_by", *related, *opening)
