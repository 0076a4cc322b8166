"""What is typed when a certificate is granted or withdrawn."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doordesk.mechanisms.training.models import LONGEST, Path


class GrantForm(forms.Form):
    """Which certificate, and on what grounds."""

    path = forms.ChoiceField(label="Certificate", widget=forms.RadioSelect)
    grounds = forms.CharField(
        label="What you rest it on",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="‘I watched her lead four interviews in January and read what she wrote.’ All can read it.",
    )

    def __init__(self, *args: Any, possible: Iterable[Path], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["path"].choices = [(path.key, path.name) for path in possible]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why a certificate ends."""

    reason = forms.CharField(
        label="Reason",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The person reads it, and the Core; nobody else.",
    )
