"""The loops app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class LoopsConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.loops"
