"""The reminders app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class RemindersConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.foundation.reminders"
