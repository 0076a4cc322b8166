"""The brief of one interview: what to look for and how, what was covered, and nobody's opinion (rule L9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.models import Resume
from doordesk.mechanisms.loops.models import Interview, Trainee
from doordesk.mechanisms.loops.policy import briefed
from doordesk.mechanisms.loops.queries.words import known_zone
from doordesk.mechanisms.loops.states import Trainees
from doordesk.mechanisms.principles.models import BankQuestion, Version


@dataclass(frozen=True)
class Owned:
    """A principle to look for: its wording and anchors, and questions with follow-ups."""

    version: Version
    questions: Sequence[BankQuestion]


@dataclass(frozen=True)
class Beside:
    """Another talk with the candidate: who, when, on which principles."""

    it: Interview
    principles: Sequence[str]


@dataclass(frozen=True)
class Brief:
    """Everything one interviewer needs at the door."""

    interview: Interview
    resumes: Sequence[Resume]
    owned: Sequence[Owned]
    covered: Sequence[Beside]
    others: Sequence[Beside]
    trainees: Sequence[Trainee]
    seat: str
    zone: str
    mine: bool


def brief_of(actor: Actor, pk: int) -> Brief:
    """Read a brief for somebody who sits in the interview, leads the loop or plans it; 404 for others."""
    interview = fetch(actor, Interview, pk, _with_everything(Interview.objects.filter(briefed(actor))))
    earlier, others = _beside(interview)
    versions = [one.version for one in interview.owned.all()]
    return Brief(
        interview=interview,
        resumes=list(_resumes(actor, interview)),
        owned=_questions(versions),
        covered=earlier,
        others=others,
        trainees=list(interview.trainees.all()),
        seat=_seat(interview, actor),
        zone=known_zone(interview.application.candidate.zone),
        mine=interview.interviewer_id == actor.pk,
    )


def calendar_of(person: Person, pk: int) -> Interview:
    """Read an interview that somebody sits in, with a time, for their calendar; 404 for anything else."""
    seated = Q(interviewer=person) | Q(trainees__person=person)
    rows = Interview.objects.filter(seated, cancelled_at=None, starts_at__isnull=False, ends_at__isnull=False)
    return fetch(person, Interview, pk, _with_everything(rows))


def _with_everything(rows: QuerySet[Interview]) -> QuerySet[Interview]:
    related = ("interviewer", "loop__bar_raiser", "application__candidate", "application__opening__recruiter")
    return (
        rows.select_related(*related, "application__opening__hiring_manager")
        .prefetch_related("owned__version", "trainees__person")
        .distinct()
    )


def _resumes(actor: Actor, interview: Interview) -> QuerySet[Resume]:
    rows = Resume.objects.filter(candidate=interview.application.candidate_id).defer("content")
    return visible(actor, Resume, rows)


def _questions(versions: Sequence[Version]) -> list[Owned]:
    keys = [version.principle_id for version in versions]
    bank: dict[int, list[BankQuestion]] = {key: [] for key in keys}
    for question in BankQuestion.objects.filter(principle__in=keys, retired_at=None):
        bank[question.principle_id].append(question)
    return [Owned(version, bank[version.principle_id]) for version in versions]


def _beside(interview: Interview) -> tuple[list[Beside], list[Beside]]:
    """Return the talks before this one, the screen first, and the others of the loop."""
    rows = Interview.objects.filter(application=interview.application_id, cancelled_at=None)
    mine = Q(loop=None) | Q(loop=interview.loop_id)
    talks = rows.filter(mine).exclude(pk=interview.pk)
    earlier, others = [], []
    for one in talks.select_related("interviewer").prefetch_related("owned__version"):
        beside = Beside(one, [owned.version.name for owned in one.owned.all()])
        if one.ends_at and interview.starts_at and one.ends_at <= interview.starts_at:
            earlier.append(beside)
        else:
            others.append(beside)
    return earlier, others


def _seat(interview: Interview, actor: Actor) -> str:
    kinds = {seat.person_id: seat.kind for seat in interview.trainees.all()}
    return str(Trainees(kinds[actor.pk]).label) if actor.pk in kinds else ""


def may_plan_it(actor: Actor, interview: Interview) -> bool:
    """Tell whether the reader could change the plan."""
    if interview.loop is None:
        return can(actor, P.SCREEN_PLAN, interview.application)
    return can(actor, P.LOOP_PLAN, interview.loop)
