"""The candidates app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class CandidatesConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.candidates"
