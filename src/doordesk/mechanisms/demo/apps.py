"""The demo app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class DemoConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.demo"
