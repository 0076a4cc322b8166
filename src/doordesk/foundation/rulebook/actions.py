"""Change a company setting."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.rules import SETTINGS
from doordesk.foundation.rulebook.models import Choice
from doordesk.foundation.rulebook.queries import setting


@transaction.atomic
def change_setting(key: str, value: int, *, actor: Actor) -> int:
    """Set the company's number for a rule; it holds from now on, nothing past is judged anew."""
    require(actor, P.SETTING_CHANGE)
    spec = SETTINGS[key]
    if not spec.min <= value <= spec.max:
        raise Refused(
            f"{spec.label} cannot be {value}.",
            rule=spec.rule,
            way_out=f"Choose a number from {spec.min} to {spec.max}.",
            place=key,
        )
    before = setting(key)
    Choice.objects.update_or_create(pk=key, defaults={"value": value})
    record(actor, Kind.SETTING_CHANGED, None, key=key, before=before, after=value)
    return value
