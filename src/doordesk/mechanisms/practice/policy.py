"""Who writes cases and keys, and who reads what somebody wrote on a case (rule P2)."""

from django.db.models import Q, QuerySet

from doordesk.foundation.access.permissions import P
from doordesk.foundation.access.register import EVERYTHING, allows, reads
from doordesk.foundation.kernel.actors import Actor, Role
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.practice.models import OwnCase, Sheet
from doordesk.mechanisms.practice.states import Purpose, State
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries import certified
from doordesk.mechanisms.training.states import RUNNING, Scope


@reads(OwnCase)
def everybody(actor: Actor) -> Q:
    """Who works here may practise; faults and keys pass through `queries.keys_for` alone."""
    return EVERYTHING


@reads(Sheet)
def own_trainees_and_keys(actor: Actor) -> Q:
    """One's own; a trainee's attempts for the mentor, all for the Core; keys after handing in oneself."""
    handed_in = Q(state=State.HANDED_IN)
    attempts = handed_in & Q(purpose=Purpose.ATTEMPT)
    learnt = EVERYTHING if actor.holds(Role.CORE) else Q(person__in=trainees(actor))
    keys = handed_in & Q(purpose=Purpose.KEY, case__in=solved(actor))
    return Q(person=actor.pk or 0) | attempts & learnt | keys


def trainees(actor: Actor) -> QuerySet[Journey, int]:
    """Return the keys of the people whose mentor this is, on a path that is under way."""
    running = Journey.objects.filter(mentor=actor.pk or 0, state__in=RUNNING)
    return running.values_list("person", flat=True)


def solved(actor: Actor) -> QuerySet[Sheet, str]:
    """Return the slugs of the cases on which somebody has handed in: there they may see keys and faults."""
    sheets = Sheet.objects.filter(person=actor.pk or 0, state=State.HANDED_IN)
    return sheets.order_by().values_list("case", flat=True)


@allows(P.PRACTICE_ADD, who="the Core", deed="add a practice case", rule="P2")
def may_add(actor: Actor, _subject: object) -> bool:
    """The Core."""
    return actor.holds(Role.CORE)


@allows(
    P.PRACTICE_EDIT,
    who="the member of the Core who wrote it",
    deed="change a practice case",
    rule="P2",
)
def may_edit(actor: Actor, case: OwnCase | None) -> bool:
    """Whoever planted its faults: nobody else has seen them."""
    return actor.holds(Role.CORE) and case is not None and actor.pk == case.written_by_id


@allows(
    P.PRACTICE_FOLLOW,
    who="the person, their mentor and the Core",
    deed="read somebody's accuracy",
    rule="P2",
)
def may_follow(actor: Actor, person: Person | None) -> bool:
    """Oneself, one's trainees, and everybody for the Core."""
    if person is None or actor.pk is None:
        return False
    return actor.pk == person.pk or actor.holds(Role.CORE) or trainees(actor).filter(person=person).exists()


@allows(
    P.PRACTICE_KEY,
    who="somebody who is certified to interview",
    deed="write a key for a practice case",
    rule="P2",
)
def may_write_key(actor: Actor, _case: object) -> bool:
    """Certified people; the product's own cases have their keys already."""
    return actor.pk in certified(Scope.INTERVIEW)


@allows(P.PRACTICE_RETIRE, who="the Core", deed="retire a practice case", rule="P2")
def may_retire(actor: Actor, _case: object) -> bool:
    """The Core."""
    return actor.holds(Role.CORE)
