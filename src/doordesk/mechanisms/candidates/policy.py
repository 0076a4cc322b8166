"""Who sees candidates: recruiters, the Core, whoever answers for the opening; loops adds its people (L9)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.policy import keeps


def _own(actor: Actor) -> Q:
    return Q(opening__hiring_manager_id=actor.pk) | Q(opening__recruiter_id=actor.pk)


@reads(Application)
def applications(actor: Actor) -> Q:
    """All for recruiters and the Core; an opening's own for its hiring manager and recruiter.

    These follow an application whole: source, history, ways to reach the person. Whoever sees it for another
    reason (loops adds its interviewers) sees name, opening, stage and résumé (rule L9).
    """
    return EVERYTHING if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE) else _own(actor)


@reads(Candidate)
def candidates(actor: Actor) -> Q:
    """Whoever sees one of the candidate's applications."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return EVERYTHING
    return Q(pk__in=Application.objects.filter(applications(actor)).values("candidate"))


@reads(Resume)
def resumes(actor: Actor) -> Q:
    """Whoever sees the candidate."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return EVERYTHING
    return Q(candidate__in=Application.objects.filter(applications(actor)).values("candidate"))


def handles(actor: Actor, opening: Opening) -> bool:
    """Tell whether somebody runs this opening's applications: a recruiter or its hiring manager."""
    return actor.holds(Role.RECRUITER) or keeps(actor, opening)


@allows(
    P.APPLICATION_ADD,
    who="a recruiter or the opening's hiring manager",
    deed="add a candidate to this opening",
)
def may_add(actor: Actor, opening: Opening | None) -> bool:
    """Recruiters everywhere, the hiring manager for the own opening."""
    return actor.holds(Role.RECRUITER) if opening is None else handles(actor, opening)


@allows(P.APPLICATION_MOVE, who="a recruiter or the opening's hiring manager", deed="move this application")
def may_move(actor: Actor, application: Application) -> bool:
    """Whoever runs the opening's applications."""
    return handles(actor, application.opening)


@allows(
    P.APPLICATION_FOLLOW,
    who="a recruiter, the Core or the opening's hiring manager",
    deed="read where this application came from and how it moved",
    rule="L9",
)
def may_follow(actor: Actor, application: Application) -> bool:
    """Recruiters, the Core and whoever answers for the opening; interviewers keep an open mind."""
    everywhere = actor.holds(Role.RECRUITER) or actor.holds(Role.CORE)
    return everywhere or keeps(actor, application.opening)


@allows(
    P.CANDIDATE_CONTACT,
    who="a recruiter, the Core or the hiring manager of an opening they apply for",
    deed="see how to reach this candidate",
    rule="L9",
)
def may_contact(actor: Actor, candidate: Candidate) -> bool:
    """Whoever follows one of the candidate's applications; interviewers see name and résumé only."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return True
    return candidate.applications.filter(_own(actor)).exists()


@allows(P.CANDIDATE_EDIT, who="a recruiter or the opening's hiring manager", deed="change this candidate")
def may_edit(actor: Actor, candidate: Candidate) -> bool:
    """Recruiters, and whoever answers for an opening the candidate applies for."""
    return actor.holds(Role.RECRUITER) or candidate.applications.filter(_own(actor)).exists()
