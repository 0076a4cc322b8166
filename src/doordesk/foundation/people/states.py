"""How somebody stands to the door: derived from dates, never stored."""

from django.db import models


class Standing(models.TextChoices):
    """What an administrator has to know before writing to somebody."""

    ACCOUNT = "account", "Has an account"
    INVITED = "invited", "Invited"
    EXPIRED = "expired", "Invitation expired"
    UNINVITED = "uninvited", "Not invited"
    LEFT = "left", "Has left"


TONES = {
    Standing.ACCOUNT: "good",
    Standing.INVITED: "info",
    Standing.EXPIRED: "warn",
    Standing.UNINVITED: "neutral",
    Standing.LEFT: "neutral",
}
