"""What people fill in during a debrief; the actions judge it, so a form checks shape alone."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.queries import Record
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.models import Line
from doordesk.mechanisms.debriefs.states import Column, Turn
from doordesk.mechanisms.principles.models import Version

Choices = list[tuple[str, str]]
VOTES = [(value, label) for value, label in Vote.choices]


def area(rows: int = 2) -> forms.Textarea:
    """A text field of some lines."""
    return forms.Textarea(attrs={"rows": rows})


class MeetForm(forms.Form):
    """When the debrief meets."""

    meets_at = forms.DateTimeField(
        label="When you meet",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        """Name the zone that the time is read in."""
        super().__init__(*args, **kwargs)
        self.fields["meets_at"].help_text = f"In your zone, {zone}."


class CallForm(MeetForm):
    """Calling a debrief; the exception is asked for only while an assessment is missing (rule D1)."""

    exception = forms.CharField(label="Exception", required=False, widget=area(3))

    def __init__(self, *args: Any, missing: Iterable[str], **kwargs: Any) -> None:
        """Leave the exception out when nobody is missing; otherwise begin it with their names."""
        super().__init__(*args, **kwargs)
        names = list(missing)
        if not names:
            del self.fields["exception"]
            return
        self.fields["exception"].required = True
        self.fields["exception"].initial = "".join(f"{name}: " for name in names)
        self.fields[
            "exception"
        ].help_text = "Say for each why the debrief can't wait. It stands in the packet (rule D1)."


class VoteForm(forms.Form):
    """The second vote."""

    vote = forms.TypedChoiceField(
        label="Your second vote", widget=forms.RadioSelect, choices=VOTES, coerce=int
    )


class AbsenceForm(forms.Form):
    """Going on without somebody's second vote."""

    person = forms.TypedChoiceField(label="Who cannot vote", coerce=int)
    reason = forms.CharField(label="Why", max_length=300)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        """Offer those whose vote is missing."""
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]


class LineForm(forms.Form):
    """A new line of the list: what, on which principle, and the words it rests on (rule D5)."""

    version = forms.TypedChoiceField(label="Principle", coerce=int)
    column = forms.ChoiceField(label="Column", widget=forms.RadioSelect, choices=Column.choices)
    text = forms.CharField(label="In one sentence", max_length=Line._meta.get_field("text").max_length)
    section = forms.TypedChoiceField(label="Passage", coerce=int)
    quote = forms.CharField(
        label="The words it rests on",
        widget=area(3),
        help_text="Select words in an assessment on this page, or copy them here exactly.",
    )

    def __init__(
        self, *args: Any, versions: Iterable[Version], records: Iterable[Record], **kwargs: Any
    ) -> None:
        """Offer the loop's principles, and every passage by its author."""
        super().__init__(*args, **kwargs)
        principles: Choices = [(str(one.pk), one.name) for one in versions]
        self.fields["version"].choices = principles  # type: ignore[attr-defined]
        passages = [(record.author.name, list(_passages(record))) for record in records]
        self.fields["section"].choices = [("", "Choose a passage"), *passages]  # type: ignore[attr-defined]


def _passages(record: Record) -> Iterable[tuple[str, str]]:
    first = record.author.get_short_name()
    if record.notes_id is not None and record.notes:
        yield str(record.notes_id), f"{first}: notes"
    for one in record.judgements:
        if one.text:
            yield str(one.section_id), f"{first}: {one.name}"


class ChangeLineForm(forms.Form):
    """Rewording or moving a line; `revision` says which text was changed."""

    text = forms.CharField(label="In one sentence", max_length=Line._meta.get_field("text").max_length)
    column = forms.ChoiceField(label="Column", widget=forms.RadioSelect, choices=Column.choices)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, line: Line) -> "ChangeLineForm":
        """The form of a line as it stands."""
        initial = {"text": line.text, "column": line.column, "revision": line.revision}
        return cls(initial=initial, auto_id=f"id_line{line.pk}_%s")


class GapForm(forms.Form):
    """'Not enough data' on a principle, against the interview that owned it (rule D12)."""

    owned = forms.ChoiceField(label="Interview and principle")
    note = forms.CharField(label="What was missing", max_length=400)

    def __init__(self, *args: Any, records: Iterable[Record], **kwargs: Any) -> None:
        """Offer each principle of each interview."""
        super().__init__(*args, **kwargs)
        self.fields["owned"].choices = [  # type: ignore[attr-defined]
            (f"{record.interview.pk}:{one.version.pk}", f"{record.author.name}: {one.name}")
            for record in records
            for one in record.judgements
            if one.version is not None
        ]

    @property
    def keys(self) -> tuple[int, int]:
        """Interview and principle."""
        interview, _, version = self.cleaned_data["owned"].partition(":")
        return int(interview), int(version)


class KeyForm(forms.Form):
    """A key and its reason (rule D9)."""

    turn = forms.ChoiceField(label="Your key says", widget=forms.RadioSelect, choices=Turn.choices)
    reason = forms.CharField(label="Why", widget=area(3))


class BarRaiserKeyForm(KeyForm):
    """The Bar Raiser's key, with what rule D11 asks."""

    better_than_half = forms.TypedChoiceField(
        label="Better than half of those now in similar roles?",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes"), ("no", "No")],
        coerce=lambda said: said == "yes",
    )
    raises_bar = forms.CharField(label="In which way they raise the bar, or don't", widget=area(2))
    field_order = ("turn", "better_than_half", "raises_bar", "reason")


class LeadForm(forms.Form):
    """Another Bar Raiser takes over."""

    leader = forms.TypedChoiceField(label="Who leads from now on", coerce=int)
    reason = forms.CharField(label="Why", max_length=300, widget=area(2))

    def __init__(self, *args: Any, people: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        """Offer those who may."""
        super().__init__(*args, **kwargs)
        self.fields["leader"].choices = list(people)  # type: ignore[attr-defined]


class NudgeForm(forms.Form):
    """A word in private to one member (rule D8)."""

    to = forms.TypedChoiceField(label="To", coerce=int)
    text = forms.CharField(label="What you say", max_length=400, widget=area(2))
    kept = forms.BooleanField(label="Keep it as a coaching note for the two of you", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        """Offer whoever is in the room."""
        kwargs.setdefault("auto_id", "id_nudge_%s")
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(one.pk, one.name) for one in people]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """One reason."""

    reason = forms.CharField(label="Why", widget=area(3))
