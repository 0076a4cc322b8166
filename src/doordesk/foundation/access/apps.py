"""The access app: no models, only the register and the doors."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Name the app."""

    name = "doordesk.foundation.access"
