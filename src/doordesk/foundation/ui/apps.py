"""Registers the look with Django."""

from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """The app that holds templates, static files and template tags of the look."""

    name = "doordesk.foundation.ui"
    label = "ui"
    verbose_name = "look"

    def ready(self) -> None:
        """Let forms say in the house's words what stands in the way, and what to do."""
        not_listed = _("What was chosen is not in the list any more. Choose again.")
        forms.Field.default_error_messages["required"] = _("This is needed and still empty.")
        of_one, of_many = forms.ChoiceField, forms.MultipleChoiceField
        for field in (of_one, of_many, forms.ModelChoiceField, forms.ModelMultipleChoiceField):
            field.default_error_messages["invalid_choice"] = not_listed
