"""What is typed: the days to draw from, a review, why a piece goes back, how a line is settled."""

from typing import Any

from django import forms

from doordesk.mechanisms.quality.actions import Said
from doordesk.mechanisms.quality.models import LONGEST_REASON, LONGEST_SENTENCE
from doordesk.mechanisms.quality.queries import rubric
from doordesk.mechanisms.quality.states import Level, Line

SENTENCE_HELP = (
    f"The author reads it. Below ‘{str(Level.SOUND.label).lower()}’ it is needed: what could be done "
    f"differently. {LONGEST_SENTENCE} characters at most."
)


def _day(label: str, says: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, help_text=says)


class DrawForm(forms.Form):
    """From which days on which debriefs were closed."""

    since = _day("First day", "Loops count by the day on which their debrief was closed.")
    until = _day("Last day", "This day is among them. Days are those of UTC.")


class ReviewForm(forms.Form):
    """Four marks and their sentences. A draft may lack any of them: the action asks for what is missing."""

    use_required_attribute = False  # or a browser would not send a draft

    def __init__(self, *args: Any, **more: Any) -> None:
        """Make two fields for each line of the rubric."""
        super().__init__(*args, **more)
        for one in rubric().lines:
            name = one.line.value
            choices = [(anchor.level.value, f"{anchor.level.label}: {anchor.says}") for anchor in one.anchors]
            self.fields[f"{name}_level"] = forms.TypedChoiceField(
                label=f"{one.line.label}: your mark", choices=choices, coerce=int, empty_value=None,
                widget=forms.RadioSelect, required=False,
            )  # fmt: skip
            self.fields[f"{name}_sentence"] = forms.CharField(
                label=f"{one.line.label}: a sentence",
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=SENTENCE_HELP,
            )

    def said(self) -> dict[Line, Said]:
        """What was typed, line by line."""
        told = self.cleaned_data
        return {
            line: Said(told.get(f"{line.value}_level"), told.get(f"{line.value}_sentence", ""))
            for line in Line
        }

    def lines(self) -> list[tuple[str, str, forms.BoundField, forms.BoundField]]:
        """Each line's name, what it asks, and its two fields, to be shown."""
        for line in Line:  # needed to hand in, and shown so; a draft was judged without them before
            self.fields[f"{line.value}_level"].required = True
        return [
            (
                str(one.line.label),
                one.asks,
                self[f"{one.line.value}_level"],
                self[f"{one.line.value}_sentence"],
            )
            for one in rubric().lines
        ]


class ReasonForm(forms.Form):
    """Why a piece goes to somebody else."""

    reason = forms.CharField(
        label="Reason",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="‘I know whose it is.’ The Core reads it.",
    )


class SettleForm(forms.Form):
    """How a line is to be read on which two reviewers stand far apart."""

    line = forms.ChoiceField(label="Line", choices=Line.choices)
    text = forms.CharField(
        label="In a sentence or two",
        max_length=LONGEST_SENTENCE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The author and both reviewers read it. The marks stay as they are.",
    )

    def __init__(self, *args: Any, lines: tuple[Line, ...], **more: Any) -> None:
        """Offer the lines that can be settled."""
        super().__init__(*args, **more)
        self.fields["line"].choices = [(one.value, one.label) for one in lines]  # type: ignore[attr-defined]
