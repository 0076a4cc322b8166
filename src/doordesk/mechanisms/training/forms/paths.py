"""A path as the Core writes it: what it opens, its steps, who approves."""

from typing import Any

from django import forms

from doordesk.mechanisms.training.models import LONGEST, Path
from doordesk.mechanisms.training.queries.paths import (
    MOST_APPROVALS,
    MOST_OF_A_KIND,
    MOST_STEPS,
    Asked,
    Plan,
    open_paths,
)
from doordesk.mechanisms.training.states import Approver, Scope, StepKind

SPARE = 2  # empty rows for steps to add
KINDS = [("", "No step"), *StepKind.choices]


class PathForm(forms.Form):
    """Steps stand in rows: what, how many, and for a course which; a row without a kind is left out."""

    name = forms.CharField(
        label="Name", max_length=60, help_text="What somebody is at its end: ‘Interviewer’."
    )
    purpose = forms.CharField(label="What for", max_length=LONGEST, required=False)
    scopes = forms.MultipleChoiceField(
        label="What its certificate opens", choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    needs = forms.ModelChoiceField(
        label="Builds on", queryset=Path.objects.none(), required=False, empty_label="No other certificate"
    )
    nominated = forms.BooleanField(
        label="By nomination: a Bar Raiser or a manager nominates, the Core reviews", required=False
    )
    approver = forms.ChoiceField(
        label="Who approves at the end", choices=Approver.choices, widget=forms.RadioSelect
    )
    approvals = forms.IntegerField(
        label="How many approve",
        min_value=1,
        max_value=MOST_APPROVALS,
        initial=1,
        help_text="More than one only where the Core approves.",
    )

    def __init__(self, *args: Any, path: Path | None = None, rows: int = 0, **more: Any) -> None:
        super().__init__(*args, **more)
        others = open_paths().exclude(pk=path.pk) if path else open_paths()
        self.fields["needs"].queryset = others  # type: ignore[attr-defined]
        self.numbers = range(1, min(rows + SPARE, MOST_STEPS) + 1)
        for number in self.numbers:
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        fields = self.fields
        fields[f"order_{number}"] = self._number(f"Place of step {number}", "Place")
        fields[f"kind_{number}"] = forms.ChoiceField(label=f"Step {number}", choices=KINDS, required=False)
        fields[f"count_{number}"] = self._number(f"How many in step {number}", "Number")
        fields[f"detail_{number}"] = forms.SlugField(
            label=f"Course of step {number}",
            max_length=60,
            required=False,
            widget=forms.TextInput(attrs={"placeholder": "Course"}),
        )

    @staticmethod
    def _number(label: str, hint: str) -> forms.IntegerField:
        """A narrow field for a number; its column says what it is, and on a phone the hint in it."""
        narrow = forms.NumberInput(attrs={"class": "w-full min-w-0", "placeholder": hint})
        return forms.IntegerField(
            label=label, min_value=1, max_value=MOST_OF_A_KIND, required=False, widget=narrow
        )

    @property
    def rows(self) -> list[dict[str, forms.BoundField]]:
        """The rows of steps, as the page shows them."""
        parts = ("order", "kind", "count", "detail")
        return [{part: self[f"{part}_{number}"] for part in parts} for number in self.numbers]

    @property
    def plan(self) -> Plan:
        """What was typed."""
        said = self.cleaned_data
        return Plan(
            name=said["name"],
            purpose=said["purpose"],
            scopes=frozenset(Scope(word) for word in said["scopes"]),
            steps=self._steps(),
            needs=said["needs"],
            nominated=said["nominated"],
            approver=Approver(said["approver"]),
            approvals=said["approvals"],
        )

    def _steps(self) -> tuple[Asked, ...]:
        said = self.cleaned_data
        filled = [number for number in self.numbers if said[f"kind_{number}"]]
        filled.sort(key=lambda number: (said[f"order_{number}"] or number, number))
        return tuple(
            Asked(StepKind(said[f"kind_{number}"]), said[f"count_{number}"] or 1, said[f"detail_{number}"])
            for number in filled
        )

    @staticmethod
    def initial_of(plan: Plan) -> dict[str, Any]:
        """What the form shows before anybody types."""
        found: dict[str, Any] = {
            name: getattr(plan, name)
            for name in ("name", "purpose", "needs", "nominated", "approver", "approvals")
        }
        found["scopes"] = sorted(plan.scopes)
        for number, one in enumerate(plan.steps, start=1):
            parts = {"order": number, "kind": one.kind.value, "count": one.count, "detail": one.detail}
            found |= {f"{part}_{number}": value for part, value in parts.items()}
        return found
