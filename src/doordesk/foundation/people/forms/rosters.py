"""A people file on its way in: chosen, then agreed to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doordesk.foundation.people.actions.sheet import LARGEST

TOO_LARGE = f"The file is larger than {LARGEST // 1024 // 1024} MB. Import it in parts."


class FileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label="People file",
        allow_empty_file=True,
        help_text="CSV in UTF-8, parted by commas, semicolons or tabs.",
        widget=forms.FileInput({"accept": ".csv,text/csv"}),
    )

    def __init__(self, *args: Any, dropped: Sequence[str] = (), **kwargs: Any) -> None:
        """Say of a file that was too large to be kept that it was, not that there was none."""
        super().__init__(*args, **kwargs)
        if dropped:
            self.fields["file"].error_messages["required"] = TOO_LARGE

    def clean_file(self) -> bytes:
        """Return the file's bytes."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        content: bytes = upload.read()
        return content


class ApplyForm(forms.Form):
    """The same file as text, and the mark of what was shown of it."""

    content = forms.CharField(strip=False, widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)
