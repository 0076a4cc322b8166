"""The settings of a detector as fields: numbers, words, lists. What is none of these stays as it is."""

from typing import Any

from django import forms

from doordesk.mechanisms.writing.forms.examples import lines_from

BEGINNING = "setting_"
MANY = 40


def fields_of(options: dict[str, Any]) -> dict[str, forms.Field]:
    """Return a field for each setting that can be typed."""
    made = {BEGINNING + name: _field(name, value) for name, value in options.items()}
    return {name: field for name, field in made.items() if field is not None}


def typed(options: dict[str, Any]) -> dict[str, Any]:
    """Return what stands in the fields before anybody types."""
    return {
        BEGINNING + name: "\n".join(value) if isinstance(value, list | tuple) else value
        for name, value in options.items()
        if _field(name, value) is not None
    }


def settings_from(cleaned: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
    """Return the settings with what was typed in their places."""
    return {name: _read(cleaned.get(BEGINNING + name), value) for name, value in options.items()}


def words_of(name: str) -> str:
    """A setting's name as people read it.

    >>> words_of("least_words")
    'Least words'
    """
    said = name.replace("_", " ").replace("-", " ")
    return said[:1].upper() + said[1:]


def _field(name: str, value: object) -> forms.Field | None:
    label = words_of(name)
    widget: forms.Widget
    if isinstance(value, bool):
        return forms.BooleanField(label=label, required=False)
    if isinstance(value, int):
        return forms.IntegerField(label=label, min_value=0, max_value=100_000)
    if isinstance(value, float):
        widget = forms.NumberInput({"step": "any"})
        return forms.FloatField(label=label, min_value=0, max_value=100_000, widget=widget)
    if isinstance(value, str):
        widget = forms.Textarea({"rows": 4}) if len(value) > MANY else forms.TextInput()
        return forms.CharField(label=label, max_length=20_000, widget=widget)
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        widget = forms.Textarea({"rows": min(8, max(3, len(value)))})
        return forms.CharField(label=label, help_text="One a line.", required=False, widget=widget)
    return None


def _read(typed: object, value: object) -> object:
    if typed is None:
        return value
    if isinstance(value, list | tuple):
        return lines_from(str(typed))
    if isinstance(value, str):
        return " ".join(str(typed).split()) if str(typed).split() != value.split() else value
    return typed
