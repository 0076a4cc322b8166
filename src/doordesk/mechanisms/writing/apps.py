"""The writing app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class WritingConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.writing"
