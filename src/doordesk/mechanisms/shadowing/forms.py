"""What is typed about a talk, and what the trainee answers."""

from typing import Any

from django import forms

from doordesk.mechanisms.shadowing.actions import Said
from doordesk.mechanisms.shadowing.models import LINE, Talk

COUNTS = ((1, "Yes"), (0, "Not yet"))


def _text(label: str, help_text: str, rows: int = 5) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "class": "field-sizing-content"})
    return forms.CharField(label=label, help_text=help_text, widget=area, required=False)


def _line(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=LINE, required=False)


class TalkForm(forms.Form):
    """Method apart from candidate, two short lines, and whether the sitting counts."""

    use_required_attribute = False

    method = _text(
        "How the interview was led, and what was noticed",
        "Questions, follow-ups, time, notes. Nothing of the candidate: this part is read at once.",
    )
    judgement = _text(
        "What you saw in the candidate",
        "Where your ratings differ, and which passage decides. Sealed as long as your assessment is.",
    )
    worked = _line("One thing that worked", "‘You waited, and she went on by herself.’")
    to_try = _line("One thing to try next", "‘After “we”, ask for the first thing they did themselves.’")
    counts = forms.TypedChoiceField(
        label="Does this sitting count towards the path?", coerce=int, choices=COUNTS, empty_value=None,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    reason = _line("If not yet, why", "What is still missing; it is told to them.")

    def __init__(self, *args: Any, **more: Any) -> None:
        """A talk may be kept unfinished: what has to be there is asked for when it is passed on."""
        super().__init__(*args, **more)
        self._asked(needed=not self.is_bound)

    def clean(self) -> dict[str, Any] | None:
        """Show again what is needed."""
        self._asked(needed=True)
        return super().clean()

    def _asked(self, *, needed: bool) -> None:
        for name, field in self.fields.items():
            field.required = needed and name != "reason"

    @classmethod
    def of(cls, talk: Talk | None, data: Any = None) -> "TalkForm":
        """The form as it was last kept."""
        if talk is None:
            return cls(data)
        names = ("method", "judgement", "worked", "to_try", "reason")
        kept = {name: getattr(talk, name) for name in names}
        return cls(data, initial=kept | {"counts": None if talk.counts is None else int(talk.counts)})

    def said(self) -> Said:
        """What was typed, for the action."""
        typed = dict(self.cleaned_data)
        counts = typed.pop("counts")
        return Said(**typed, counts=None if counts is None else bool(counts))


class DebriefTalkForm(forms.Form):
    """Two short lines about leading a debrief, and whether it counts."""

    worked = _line("One thing that worked", "‘You let the silence stand until Omar spoke.’")
    to_try = _line("One thing to try next", "‘Ask for the passage before the opinion.’")
    counts = forms.TypedChoiceField(
        label="Does this debrief count towards the path?", coerce=int, choices=COUNTS, empty_value=None,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    reason = _line("If not yet, why", "What is still missing; it is told to them.")

    def said(self) -> Said:
        """What was typed, for the action."""
        typed = dict(self.cleaned_data)
        counts = typed.pop("counts")
        return Said(**typed, counts=None if counts is None else bool(counts))


class ConfirmForm(forms.Form):
    """The trainee's line."""

    line = forms.CharField(
        label="What you take with you", max_length=LINE,
        help_text="One line, in your words. The two of you read it, and the Core.",
        error_messages={"required": "Your line is missing. Say what you take with you."},
    )  # fmt: skip
