"""The shadowing app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class ShadowingConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.shadowing"
