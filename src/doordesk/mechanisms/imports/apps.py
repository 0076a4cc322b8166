"""The imports app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class ImportsConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.imports"
