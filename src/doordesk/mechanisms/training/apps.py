"""The training app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class TrainingConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.training"
