"""What people fill in about candidates; the actions judge what it means."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.files.uploadedfile import UploadedFile

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.ui.uploads import LIMIT, LIMIT_MB
from doordesk.mechanisms.candidates.actions import Details, File
from doordesk.mechanisms.candidates.actions.files import TYPES, too_large
from doordesk.mechanisms.candidates.actions.moves import REASON_LENGTH
from doordesk.mechanisms.candidates.queries.choices import openings_to_fill, sources
from doordesk.mechanisms.openings.models import Opening

_REGIONS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


def zones(*more: str) -> list[tuple[str, str]]:
    """Offer the zones that a place gives its name to, and those already in use."""
    named = {zone for zone in available_timezones() if zone.startswith(_REGIONS)}
    return [(zone, zone.replace("_", " ")) for zone in sorted(named | {"UTC", *more})]


class PersonForm(forms.Form):
    """Name, ways to reach somebody, their zone."""

    name = forms.CharField(label="Name", max_length=120, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(label="E-mail", required=False, widget=forms.EmailInput({"autocomplete": "off"}))
    phone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=40,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off"}),
    )
    zone = forms.ChoiceField(label="Time zone", help_text="Where they are: invitations name both clocks.")
    links = forms.CharField(
        label="Links", required=False, widget=forms.Textarea({"rows": 2}), help_text="One address a line."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = self.fields["zone"]
        assert isinstance(zone, forms.ChoiceField)  # noqa: S101 - declared above; tells the type
        zone.choices = zones(str(self.initial.get("zone") or "UTC"))

    def details(self) -> Details:
        """Return what was said, for the actions."""
        said = self.cleaned_data
        return Details(email=said["email"], phone=said["phone"], zone=said["zone"], links=said["links"])


class ResumeField(forms.FileField):
    """A file to be kept as a résumé; `oversized` names files that were too large to be read at all."""

    oversized: tuple[str, ...] = ()

    def clean(self, data: "UploadedFile[Any] | None", initial: Any = None) -> File | None:
        """Return the file with its bytes, unless it is over the limit."""
        if self.oversized:
            raise forms.ValidationError(too_large(self.oversized[0]).sentence)
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        if not upload:
            return None
        name = upload.name or ""
        if (upload.size or 0) > LIMIT:
            raise forms.ValidationError(too_large(name).sentence)
        return File(name, upload.read())


class ResumeForm(forms.Form):
    """A résumé."""

    resume = ResumeField(
        label="Résumé",
        allow_empty_file=True,
        help_text=f"PDF, Word (.docx) or plain text, {LIMIT_MB} MB at most.",
        widget=forms.FileInput({"accept": ",".join(end for kind in TYPES for end in kind.endings)}),
    )

    def __init__(self, *args: Any, oversized: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resume = self.fields["resume"]
        assert isinstance(resume, ResumeField)  # noqa: S101 - declared above; tells the type
        resume.oversized = self.oversized = oversized


class ApplyForm(forms.Form):
    """For which opening, and how the candidate came to us."""

    opening = forms.ModelChoiceField(Opening.objects.none(), label="Opening", empty_label="Choose an opening")
    source = forms.CharField(
        label="Source",
        required=False,
        max_length=60,
        help_text="How they came to us, such as Referral or the job board's name.",
        widget=forms.TextInput({"list": "known-sources", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opening = self.fields["opening"]
        assert isinstance(opening, forms.ModelChoiceField)  # noqa: S101 - declared above; tells the type
        opening.queryset = openings_to_fill(actor)
        self.known_sources = sources(actor)


class AddForm(ResumeForm, ApplyForm, PersonForm):
    """A new candidate, what they apply for, and their résumé if it is at hand."""

    field_order = ("name", "email", "phone", "zone", "links", "opening", "source", "resume")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resume"].required = False


class ReasonForm(forms.Form):
    """Why an application is moved."""

    reason = forms.CharField(
        label="Reason",
        max_length=REASON_LENGTH,
        widget=forms.Textarea({"rows": 3, "maxlength": REASON_LENGTH}),
    )

    def __init__(self, *args: Any, needed: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needed
