"""The debriefs app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class DebriefsConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.debriefs"
