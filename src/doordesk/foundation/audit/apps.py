"""The audit app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class AuditConfig(MechanismConfig):
    """Name the app and open its rooms."""

    name = "doordesk.foundation.audit"
