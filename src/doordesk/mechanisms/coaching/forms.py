"""What is typed around a note; the actions judge it, so a form checks shape alone."""

from typing import Any

from django import forms

from doordesk.mechanisms.coaching.models import LONGEST, LONGEST_REPLY, Note
from doordesk.mechanisms.coaching.states import Tag


def area(rows: int, longest: int, **more: str) -> forms.Textarea:
    """A text field of some lines."""
    return forms.Textarea(attrs={"rows": rows, "maxlength": longest, **more})


class NoteForm(forms.Form):
    """A note as it is written: nothing is required until it is sent."""

    use_required_attribute = False  # the server says what is missing, in our words

    worked = forms.CharField(
        label="What worked",
        required=False,
        strip=False,
        widget=area(4, LONGEST),
        help_text="Something they did, and what came of it.",
    )
    to_try = forms.CharField(
        label="One thing to try",
        required=False,
        strip=False,
        widget=area(4, LONGEST),
        help_text="One, so small that the next interview can hold it.",
    )
    tags = forms.MultipleChoiceField(
        label="What it is about", required=False, choices=Tag.choices, widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @classmethod
    def of(cls, to: int, note: Note | None) -> "NoteForm":
        """The form of a note as it stands, or an empty one."""
        initial: dict[str, Any] = {"revision": 0}
        if note is not None:
            initial = {
                "worked": note.worked,
                "to_try": note.to_try,
                "tags": note.words,
                "revision": note.revision,
            }
        return cls(initial=initial, auto_id=f"id_{to}_%s")


class WaiveForm(forms.Form):
    """Why somebody gets none."""

    reason = forms.CharField(label="Why there is no note", max_length=300)


class AnswerForm(forms.Form):
    """A line of the thread."""

    text = forms.CharField(label="Your answer", widget=area(3, LONGEST_REPLY))


class TriedForm(forms.Form):
    """How the thing to try went."""

    how = forms.CharField(
        label="How it went", widget=area(3, LONGEST_REPLY), help_text="What you did, and what happened then."
    )
