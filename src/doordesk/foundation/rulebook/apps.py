"""The rule-book app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class RulebookConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.foundation.rulebook"
