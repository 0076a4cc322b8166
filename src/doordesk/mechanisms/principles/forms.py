"""What is typed when a principle or a question is written."""

from dataclasses import asdict

from django import forms

from doordesk.foundation.ui.marks import MARKS
from doordesk.mechanisms.principles.models import LONGEST, Asked, BankQuestion, Version, Wording


def _text(label: str, help_text: str = "", *, rows: int = 5, required: bool = True) -> forms.CharField:
    """One text of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, required=required)


def _anchor(rating: int, help_text: str) -> forms.CharField:
    """What one rating sounds like, under its sign and word."""
    mark = MARKS[str(rating)]
    return _text(f"{mark.sign} {mark.rating}", help_text)


class WordingForm(forms.Form):
    """All parts of a principle."""

    name = forms.CharField(
        label="Name", max_length=LONGEST["name"], help_text="As people will say it: ‘Act as an owner’."
    )
    summary = forms.CharField(label="In one sentence", max_length=LONGEST["summary"])
    description = _text(
        "Description", "What people who live it do, and what it is not, in a paragraph.", rows=8
    )
    anchor_strong = _anchor(4, "What an answer sounds like that is well above what the work asks.")
    anchor_good = _anchor(3, "What an answer sounds like that is enough.")
    anchor_weak = _anchor(2, "Short of it.")
    anchor_poor = _anchor(1, "Far short of it.")

    @property
    def wording(self) -> Wording:
        """What was typed, as far as it goes; a preview may lack parts."""
        return Wording(
            **{name: str(self.cleaned_data.get(name) or self[name].value() or "") for name in self.fields}
        )

    @classmethod
    def of(cls, version: Version) -> "WordingForm":
        """The form as it stands before anybody types."""
        return cls(initial=asdict(version.wording))


class QuestionForm(forms.Form):
    """A question of the bank."""

    text = _text("Question", "As the interviewer says it, about something that happened.", rows=3)
    follow_ups = _text(
        "Follow-ups", "One a line: for the interviewer's own part, the result, the cost.", required=False
    )
    listen_for = _text("Listen for", "What tells a strong answer from a smooth one.", rows=2, required=False)

    @property
    def asked(self) -> Asked:
        """What was typed."""
        return Asked(**self.cleaned_data)

    @classmethod
    def of(cls, question: BankQuestion) -> "QuestionForm":
        """The form as it stands before anybody types."""
        names = ("text", "follow_ups", "listen_for")
        return cls(initial={name: getattr(question, name) for name in names})
