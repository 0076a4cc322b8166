"""The coaching app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class CoachingConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.coaching"
