"""The assessments app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class AssessmentsConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.mechanisms.assessments"
