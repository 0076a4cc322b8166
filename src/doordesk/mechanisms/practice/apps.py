"""The practice app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class PracticeConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.practice"
