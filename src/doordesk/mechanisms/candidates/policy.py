"""Who sees candidates: recruiters, the Core, and whoever answers for the opening; loops adds its people (L9)."""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.policy import keeps


@reads(Application)
def applications(actor: Actor) -> Q:
    """All for recruiters and the Core; an opening's own for its hiring manager and recruiter."""
    if actor.holds(Role.RECRUITER) or actor.holds(Role.CORE):
        return EVERYTHING
    return Q(opening__hiring_manager_id=actor.pk) | Q(opening__recruiter_id=actor.pk)


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


@allows(P.CANDIDATE_EDIT, who="a recruiter or the opening's hiring manager", deed="change this candidate")
def may_edit(actor: Actor, candidate: Candidate) -> bool:
    """Recruiters, and hiring managers of one of the candidate's applications."""
    if actor.holds(Role.RECRUITER):
        return True
    return candidate.applications.filter(applications(actor)).exclude(opening__hiring_manager=None).exists()
