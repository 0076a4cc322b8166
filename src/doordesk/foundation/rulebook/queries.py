"""Reading the company's numbers."""

from doordesk.foundation.kernel.rules import SETTINGS
from doordesk.foundation.rulebook.models import Choice


def setting(key: str) -> int:
    """Return the company's number for a setting (0 or 1 for a switch); KeyError names an unknown key."""
    default = SETTINGS[key].default
    chosen = Choice.objects.filter(pk=key).values_list("value", flat=True).first()
    return int(default) if chosen is None else chosen


def settings_now() -> dict[str, int]:
    """Return every setting with its present number, in one query."""
    chosen = dict(Choice.objects.values_list("key", "value"))
    return {key: chosen.get(key, int(setting.default)) for key, setting in SETTINGS.items()}
