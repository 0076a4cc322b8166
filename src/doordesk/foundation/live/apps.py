"""The live app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class LiveConfig(MechanismConfig):
    """Name the app."""

    name = "doordesk.foundation.live"
