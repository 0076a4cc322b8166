"""The company's numbers, as a form made of the rule book."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from doordesk.foundation.kernel.rules import RULES, SETTINGS, Rule, Setting
from doordesk.foundation.rulebook.queries import Number


class SettingsForm(forms.Form):
    """One field for each setting, with its help, range and default."""

    def __init__(self, data: Mapping[str, Any] | None, *, values: Mapping[str, int]) -> None:
        """Make the fields, holding the present values."""
        start = {key: bool(value) if SETTINGS[key].kind == "bool" else value for key, value in values.items()}
        super().__init__(data, initial=start)
        for key, spec in SETTINGS.items():
            self.fields[key] = _field(spec)

    def chapters(self) -> Iterator[tuple[Rule, list[forms.BoundField]]]:
        """The fields by the rule they belong to."""
        for rule in RULES.values():
            keys = [key for key, spec in SETTINGS.items() if spec.rule == rule.id]
            if keys:
                yield rule, [self[key] for key in keys]

    def wanted(self) -> dict[str, int]:
        """Every number as it was typed."""
        return {key: int(value) for key, value in self.cleaned_data.items()}


def _field(spec: Setting) -> forms.Field:
    usual = Number(spec, int(spec.default)).said
    if spec.kind == "bool":
        return forms.BooleanField(label=spec.label, required=False, help_text=f"{spec.help} Usually {usual}.")
    return forms.IntegerField(
        label=spec.label,
        min_value=spec.min,
        max_value=spec.max,
        help_text=f"{spec.help} From {spec.min} to {spec.max} {spec.unit}, usually {spec.default}.",
    )
