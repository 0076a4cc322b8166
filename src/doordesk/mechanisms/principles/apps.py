"""The principles app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class PrinciplesConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.principles"
