"""The quality app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class QualityConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.quality"
