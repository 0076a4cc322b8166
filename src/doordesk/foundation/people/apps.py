"""The people app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class PeopleConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.foundation.people"
