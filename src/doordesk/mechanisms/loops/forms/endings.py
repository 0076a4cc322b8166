"""Calling a loop off, or ending its application: always with a reason."""

from django import forms

from doordesk.mechanisms.candidates.states import Deed

REASON_HELP = "For the record, and for colleagues. The candidate does not read it."


class CancelForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label="Reason", max_length=500, help_text=REASON_HELP)


class EndForm(CancelForm):
    """How the application ends."""

    deed = forms.ChoiceField(
        label="How it ends",
        widget=forms.RadioSelect,
        choices=[(deed.value, deed.label) for deed in (Deed.WITHDRAW, Deed.DECLINE)],
    )
    field_order = ("deed", "reason")


class DeclineForm(forms.Form):
    """A word to whoever asked for a seat."""

    word = forms.CharField(
        label="Why not this time",
        max_length=300,
        help_text="They read it, and the Core.",
        error_messages={"required": "A seat is declined with a word. A sentence is enough."},
    )
