"""Change company settings."""

from collections.abc import Mapping

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.rules import SETTINGS
from doordesk.foundation.rulebook.models import Choice
from doordesk.foundation.rulebook.queries import settings_now

# Numbers that cannot pass one another: the first is at most the second.
IN_ORDER = (
    ("loop.interviewers_refused_below", "loop.interviewers_low"),
    ("loop.interviewers_low", "loop.interviewers_high"),
)


def change_setting(key: str, value: int, *, actor: Actor) -> int:
    """Set the company's number for a rule; it holds from now on, nothing past is judged anew."""
    change_settings({key: value}, actor=actor)
    return value


@transaction.atomic
def change_settings(wanted: Mapping[str, int], *, actor: Actor) -> list[str]:
    """Set several numbers at once, all or none; return the keys that changed."""
    require(actor, P.SETTING_CHANGE)
    list(Choice.objects.select_for_update())
    before = settings_now()
    after = {**before, **wanted}
    for key, value in wanted.items():
        _check_range(key, value)
    _check_order(after)
    changed = [key for key in wanted if after[key] != before[key]]
    for key in changed:
        Choice.objects.update_or_create(pk=key, defaults={"value": after[key]})
        record(actor, Kind.SETTING_CHANGED, None, key=key, before=before[key], after=after[key])
    return changed


def _check_range(key: str, value: int) -> None:
    spec = SETTINGS[key]
    if not spec.min <= value <= spec.max:
        raise Refused(
            f"“{spec.label}” cannot be {value}.",
            rule=spec.rule,
            way_out=f"Choose a number from {spec.min} to {spec.max}.",
            place=key,
        )


def _check_order(values: Mapping[str, int]) -> None:
    for low, high in IN_ORDER:
        if values[low] > values[high]:
            first, second = SETTINGS[low].label, SETTINGS[high].label
            raise Refused(
                f"“{first}” ({values[low]}) is more than “{second}” ({values[high]}).",
                rule=SETTINGS[low].rule,
                way_out="Lower the first, or raise the second.",
                place=low,
            )
