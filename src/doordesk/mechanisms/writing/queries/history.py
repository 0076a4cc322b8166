"""What was done to a rule, by whom and when."""

from django.db.models import QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.writing.models import Off, Step
from doordesk.mechanisms.writing.states import Deed

WORDED = (Deed.ADDED, Deed.CHANGED, Deed.PUT_BACK)


def history(actor: Actor, rule: str) -> QuerySet[Step]:
    """Return what was done to a rule, the newest first."""
    return visible(actor, Step).filter(rule=rule).select_related("by")


def why_off(actor: Actor, rule: str) -> Off | None:
    """Return who switched a rule off, when and why, if it is off."""
    return visible(actor, Off).filter(rule=rule).select_related("by").first()


def revision_of(rule: str) -> int:
    """Return how often a rule was worded here: what a form is based on."""
    return Step.objects.filter(rule=rule, deed__in=WORDED).count()
