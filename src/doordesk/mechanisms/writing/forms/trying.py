"""A text to try: pasted, or a file. It is read, looked at, and forgotten."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doordesk.engines.prose import Document, Kind
from doordesk.engines.prose.files import Unreadable, document_from
from doordesk.engines.prose.library import MARKDOWN, read_as
from doordesk.foundation.ui.uploads import LIMIT_MB
from doordesk.mechanisms.writing.forms.asking import LONGEST_TEXT, UNKEEPABLE
from doordesk.mechanisms.writing.states import KIND_WORDS

ENDINGS = (".md", ".markdown", ".txt", ".docx")


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
        help_text=f"Markdown, text or Word (.docx), {LIMIT_MB} MB at most. It goes before the text above.",
        widget=forms.FileInput({"accept": ",".join(ENDINGS)}),
    )

    def __init__(self, *args: Any, oversized: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.oversized = oversized
        self.fields["text"].required = not self.is_bound

    def clean(self) -> dict[str, Any]:
        """Read the file, or the text that was pasted, into `document`."""
        said = self.cleaned_data
        upload: UploadedFile[Any] | None = said.get("file")
        if self.oversized:
            self.add_error("file", f"“{self.oversized[0]}” is larger than {LIMIT_MB} MB. Try a part of it.")
        elif "kind" in said:
            kind = Kind(said["kind"])
            said["document"] = (
                self._file(upload, kind) if upload else self._pasted(said.get("text", ""), kind)
            )
        return said

    def _file(self, upload: "UploadedFile[Any]", kind: Kind) -> Document | None:
        try:
            document = document_from(upload.read(), upload.name or "It", markdown=kind.value in MARKDOWN)
        except Unreadable as error:
            self.add_error("file", str(error))
            return None
        return self._short("file", document)

    def _pasted(self, typed: str, kind: Kind) -> Document | None:
        text = UNKEEPABLE.sub("\ufffd", typed).replace("\r\n", "\n")
        if not text.strip():
            self.add_error("text", "There is nothing to look at yet. Paste a text, or choose a file.")
            return None
        return self._short("text", read_as(kind, text))

    def _short(self, place: str, document: Document) -> Document | None:
        length = len(document.text)
        if length <= LONGEST_TEXT:
            return document
        self.add_error(place, f"This has {length} characters; {LONGEST_TEXT} at most are read here.")
        return None
