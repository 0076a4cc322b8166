"""What is typed when a certificate is granted, renewed or withdrawn."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doordesk.mechanisms.training.models import LONGEST, Path


def sentence(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    """A field for a sentence or two."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, max_length=LONGEST, widget=area, help_text=help_text, required=required
    )


class PathsForm(forms.Form):
    """A choice among paths."""

    path = forms.ChoiceField(label="Path", widget=forms.RadioSelect)

    def __init__(self, *args: Any, possible: Iterable[Path], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["path"].choices = [(path.key, path.name) for path in possible]  # type: ignore[attr-defined]


class GrantForm(PathsForm):
    """Which certificate, and on what grounds."""

    grounds = sentence(
        "What you rest it on",
        "‘I watched her lead four interviews in January and read what she wrote.’ All can read it.",
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["path"].label = "Certificate"


class RenewForm(forms.Form):
    """On what grounds a certificate is renewed."""

    grounds = sentence(
        "What you rest it on", "‘I sat beside her on Tuesday and read her notes.’ All can read it."
    )


class WithdrawForm(forms.Form):
    """Why a certificate ends."""

    reason = sentence("Reason", "The person reads it, and the Core; nobody else.")
