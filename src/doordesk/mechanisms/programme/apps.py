"""The programme app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class ProgrammeConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.programme"
