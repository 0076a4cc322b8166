"""The mail app."""

from doordesk.foundation.kernel.mechanism import MechanismConfig


class MailConfig(MechanismConfig):
    """Name the app."""

    name = "doordesk.foundation.mail"
