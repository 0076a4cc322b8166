"""The openings app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class OpeningsConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.openings"
