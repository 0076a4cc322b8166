"""A text to try: pasted, or a file. It is read, looked at, and forgotten."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doordesk.foundation.ui.uploads import LIMIT_MB
from doordesk.mechanisms.writing.forms.asking import LONGEST_TEXT, UNKEEPABLE
from doordesk.mechanisms.writing.states import KIND_WORDS

ENDINGS = (".md", ".markdown", ".txt")


class TryForm(forms.Form):
    """What it is, and the text."""

    use_required_attribute = False  # a file does as well
    kind = forms.ChoiceField(label="What it is", choices=[(kind.value, w) for kind, w in KIND_WORDS.items()])
    text = forms.CharField(
        label="Text", strip=False, widget=forms.Textarea({"rows": 12, "spellcheck": "true"})
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        allow_empty_file=True,
        help_text=f"Markdown or text, {LIMIT_MB} MB at most. It takes the place of the text above.",
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args: Any, oversized: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.oversized = oversized
        self.fields["text"].required = not self.is_bound

    def clean(self) -> dict[str, Any]:
        """Take the file's text, or the one that was pasted."""
        said = self.cleaned_data
        upload: UploadedFile[Any] | None = said.get("file")
        if self.oversized:
            self.add_error("file", f"“{self.oversized[0]}” is larger than {LIMIT_MB} MB. Try a part of it.")
        elif upload:
            said["text"] = self._read(upload)
        text = UNKEEPABLE.sub("\ufffd", said.get("text") or "").replace("\r\n", "\n")
        if not self.errors and not text.strip():
            self.add_error("text", "There is nothing to look at yet. Paste a text, or choose a file.")
        if len(text) > LONGEST_TEXT:
            place = "file" if upload else "text"
            self.add_error(
                place,
                f"This has {len(text)} characters; {LONGEST_TEXT} at most are read here.",
            )
        return {**said, "text": text}

    def _read(self, upload: "UploadedFile[Any]") -> str:
        name = upload.name or "The file"
        if not name.lower().endswith(ENDINGS):
            self.add_error("file", f"“{name}” is of no kind that can be read here: Markdown or text.")
            return ""
        try:
            return str(upload.read(), "utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", f"“{name}” is not written in UTF-8. Save it as UTF-8, or paste its text.")
            return ""
