"""Certificates and paths are on record for all; a journey is between a few (rules P1, P6).

Whoever helps somebody along a path is somebody else: nobody nominates, credits, reviews, approves or renews
for themself.
"""

from django.db.models import Q

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, NOTHING, allows, reads
from doordesk.foundation.kernel.actors import OPERATOR, Actor, Role
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Certificate, Journey, Path
from doordesk.mechanisms.training.states import Approver


@reads(Certificate)
@reads(Path)
def everybody(actor: Actor) -> Q:
    """Who may interview is no secret, and neither is what it takes."""
    return EVERYTHING


@reads(Journey)
def concerned(actor: Actor) -> Q:
    """The person, their mentor and manager, who began it, and the Core."""
    if actor.pk is None:
        return NOTHING
    if actor.holds(Role.CORE):
        return EVERYTHING
    theirs = Q(person_id=actor.pk) | Q(mentor_id=actor.pk) | Q(begun_by_id=actor.pk)
    return theirs | Q(person__manager_id=actor.pk)


def _core_but(actor: Actor, person: object) -> bool:
    """The Core, but nobody for themself; the command line for a company's first ones."""
    return actor is OPERATOR or (actor.holds(Role.CORE) and actor.pk != getattr(person, "pk", person))


@allows(
    P.CERTIFICATE_GRANT,
    who="a member of the Core, for anybody but themself,",
    deed="grant a certificate",
    rule="P1",
)
def may_grant(actor: Actor, person: object) -> bool:
    """The Core, but nobody certifies themself."""
    return _core_but(actor, person)


@allows(
    P.CERTIFICATE_RENEW,
    who="the holder's mentor or a member of the Core, never the holder,",
    deed="renew a certificate",
    rule="P6",
)
def may_renew(actor: Actor, certificate: Certificate | None) -> bool:
    """Whoever vouched for the learning: the mentor of its journey, or the Core; nobody for themself."""
    if certificate is None:
        return False
    if actor.pk is not None and actor.pk == certificate.journey.mentor_id:
        return actor.pk != certificate.person_id
    return _core_but(actor, certificate.person_id)


@allows(P.CERTIFICATE_WITHDRAW, who="the Core", deed="withdraw a certificate", rule="P1")
def may_withdraw(actor: Actor, certificate: Certificate | None) -> bool:
    """The Core."""
    return actor is OPERATOR or actor.holds(Role.CORE)


def knows_why(actor: Actor, certificate: Certificate) -> bool:
    """Tell whether somebody reads why a certificate was withdrawn: the person, and the Core (rule P1)."""
    return actor.holds(Role.CORE) or actor.pk == certificate.person_id


@allows(
    P.JOURNEY_APPROVE,
    who="the mentor, where the path leaves it to them, or a member of the Core, never the trainee,",
    deed="certify somebody",
    rule="P1",
)
def may_approve(actor: Actor, journey: Journey | None) -> bool:
    """The mentor of a path that mentors decide, and the Core."""
    return journey is not None and (_mentors(actor, journey) or _core_but(actor, journey.person_id))


def _mentors(actor: Actor, journey: Journey) -> bool:
    own = actor.pk is not None and actor.pk == journey.mentor_id != journey.person_id
    return own and journey.path.approver == Approver.MENTOR


@allows(
    P.JOURNEY_BEGIN,
    who="a member of the Core or the person's manager",
    deed="put somebody on a path",
    rule="P1",
)
def may_begin(actor: Actor, person: Person | None) -> bool:
    """The Core and the manager, for somebody else."""
    if person is None:
        return False
    return _core_but(actor, person) or (actor.pk is not None and actor.pk == person.manager_id)


@allows(P.JOURNEY_CREDIT, who="a member of the Core, never for themself,", deed="credit a step", rule="P1")
def may_credit(actor: Actor, journey: Journey | None) -> bool:
    """The Core, for somebody else."""
    return journey is not None and _core_but(actor, journey.person_id)


@allows(P.JOURNEY_LEAVE, who="the person on it, or the Core", deed="leave this path", rule="P1")
def may_leave(actor: Actor, journey: Journey | None) -> bool:
    """Whoever is on it; the Core for somebody who has left."""
    return journey is not None and (actor.pk == journey.person_id or _core_but(actor, journey.person_id))


@allows(P.JOURNEY_MENTOR, who="a member of the Core, never for themself,", deed="name a mentor", rule="P1")
def may_name_mentor(actor: Actor, journey: Journey | None) -> bool:
    """The Core, for somebody else: nobody chooses who certifies them."""
    return journey is not None and _core_but(actor, journey.person_id)


@allows(
    P.JOURNEY_NOMINATE,
    who="a Bar Raiser, somebody who manages people, or the Core, never the person themself,",
    deed="nominate somebody",
    rule="P1",
)
def may_nominate(actor: Actor, person: Person | None) -> bool:
    """Whoever has seen people interview: Bar Raisers and managers, and the Core."""
    if person is None or actor.pk == person.pk:
        return False
    return _core_but(actor, person) or manages(actor) or raises_the_bar(actor)


def manages(actor: Actor) -> bool:
    """Tell whether anybody reports to them."""
    return actor.pk is not None and Person.objects.filter(manager=actor.pk, is_active=True).exists()


def raises_the_bar(actor: Actor) -> bool:
    """Tell whether somebody holds the certificate of a path that takes people by nomination."""
    rows = Certificate.objects.filter(person=actor.pk, withdrawn_at=None, path__nominated=True)
    return actor.pk is not None and rows.exists()


@allows(
    P.JOURNEY_REFUSE,
    who="the mentor, where the path leaves it to them, or a member of the Core, never the trainee,",
    deed="refuse a certificate",
    rule="P1",
)
def may_refuse(actor: Actor, journey: Journey | None) -> bool:
    """Whoever could certify."""
    return may_approve(actor, journey)


@allows(
    P.JOURNEY_REVIEW,
    who="a member of the Core, never for themself,",
    deed="review a nomination",
    rule="P1",
)
def may_review(actor: Actor, journey: Journey | None) -> bool:
    """The Core, for somebody else."""
    return journey is not None and _core_but(actor, journey.person_id)


def knows_refusal(actor: Actor, journey: Journey) -> bool:
    """Tell whether somebody reads why a journey was refused: person, mentor and Core (rule P1)."""
    return actor.holds(Role.CORE) or actor.pk in {journey.person_id, journey.mentor_id} - {None}


@allows(P.PATH_EDIT, who="the Core", deed="change the paths to a certificate", rule="P1")
def may_edit_paths(actor: Actor, _path: object) -> bool:
    """The Core."""
    return actor.holds(Role.CORE)
