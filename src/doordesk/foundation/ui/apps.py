"""Registers the look with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The app that holds templates, static files and template tags of the look."""

    name = "doordesk.foundation.ui"
    label = "ui"
    verbose_name = "look"
