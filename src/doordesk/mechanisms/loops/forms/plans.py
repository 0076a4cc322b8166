"""Planning a loop: its beginning, an interview, who leads, learns, goes over a limit; and a screen."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any

from django import forms
from django.utils import timezone

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called
from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.loops.actions import Details, ScreenDetails, Slot
from doordesk.mechanisms.loops.forms.moments import MomentField, clocks_apart
from doordesk.mechanisms.loops.forms.people import PersonField
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.queries.waits import Wait
from doordesk.mechanisms.loops.states import Trainees
from doordesk.mechanisms.principles.queries import current_of

PLACE_HELP = "A room, a link to a call, or a number. The candidate reads it too."


class Times(forms.Form):
    """A start on the reader's clock, and a length."""

    starts_at = MomentField(label="Start")
    minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=480, initial=60)

    def beside(self, candidate: Candidate) -> None:
        """Say whose clock is meant, and how the candidate's differs."""
        mine: tzinfo = timezone.get_current_timezone()
        first = self.get_initial_for_field(self.fields["starts_at"], "starts_at") or now()
        theirs = clocks_apart(candidate.name, zone_called(candidate.zone), first)
        self.fields["starts_at"].help_text = f"On your clock ({mine}). {theirs}"

    @property
    def span(self) -> tuple[datetime | None, datetime | None]:
        """Start and end as typed."""
        starts = self.cleaned_data.get("starts_at")
        return starts, starts and starts + timedelta(minutes=self.cleaned_data["minutes"])


class StartForm(Times):
    """A new loop: so many interviews from a first start on."""

    number = forms.IntegerField(label="Interviews", min_value=0, max_value=12)
    pause = forms.IntegerField(label="Minutes between them", min_value=0, max_value=1440, initial=15)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the times wait for later."""
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].label = "First interview starts"
        self.fields["starts_at"].required = False
        self.fields["minutes"].label = "Minutes each"

    def slots(self) -> list[Slot]:
        """The times one after the other; none without a first start."""
        starts, ends = self.span
        if starts is None or ends is None:
            return []
        step = ends - starts + timedelta(minutes=self.cleaned_data["pause"])
        return [Slot(starts + n * step, ends + n * step) for n in range(self.cleaned_data["number"])]


class InterviewForm(Times):
    """An interview of a loop."""

    interviewer = PersonField(label="Interviewer", required=False)
    title = forms.CharField(label="About", max_length=120, required=False, help_text="In a few words.")
    place = forms.CharField(label="Place", max_length=300, required=False, help_text=PLACE_HELP)
    principles = forms.TypedMultipleChoiceField(
        label="Principles", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    covered = forms.CharField(
        label="Note for the brief",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What to begin with or leave out. Topics only: nobody hears what others think (L9).",
    )
    field_order = ("interviewer", "starts_at", "minutes", "place", "principles", "title", "covered")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let everything wait for later."""
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].required = False

    @classmethod
    def start_of(cls, row: Interview) -> dict[str, Any]:
        """The form's first values for an interview that stands."""
        names = ("interviewer_id", "starts_at", "title", "place", "covered")
        values = {name.removesuffix("_id"): getattr(row, name) for name in names}
        if row.starts_at and row.ends_at:
            values["minutes"] = round((row.ends_at - row.starts_at).total_seconds() / 60)
        values["principles"] = [one.version.principle_id for one in row.owned.all()]
        return values

    def details(self) -> Details:
        """What the action takes."""
        starts, ends = self.span
        said = self.cleaned_data
        return Details(
            interviewer=said["interviewer"],
            title=said["title"],
            starts_at=starts,
            ends_at=ends,
            place=said["place"],
            covered=said["covered"],
            principles=list(current_of(said["principles"]).values()),
        )


class LeaderForm(forms.Form):
    """Who leads the debrief."""

    bar_raiser = PersonField(label="Leading Bar Raiser")


class LearnerForm(forms.Form):
    """Who learns in the debrief (rule P1)."""

    person = PersonField(
        label="Who learns", help_text="They see the candidate from now on, and the texts once reading begins."
    )


class SeatForm(forms.Form):
    """A seat for somebody who learns."""

    trainee = PersonField(label="Trainee")
    kind = forms.ChoiceField(label="Seat", choices=Trainees.choices)
    proposed: Sequence[tuple[str, Wait]] = ()

    @property
    def seat(self) -> tuple[Person, Trainees]:
        """Who, and how they take part."""
        return self.cleaned_data["trainee"], Trainees(self.cleaned_data["kind"])


class OverrideForm(forms.Form):
    """Somebody goes over a weekly limit, with a reason."""

    person = PersonField(label="Who goes over")
    reason = forms.CharField(label="Why", max_length=300, help_text="Stays on record beside the loop.")


class ScreenForm(Times):
    """A first talk by phone."""

    interviewer = PersonField(label="Screener")
    place = forms.CharField(
        label="Where",
        max_length=300,
        required=False,
        help_text="Who calls whom, and how. The candidate reads it.",
    )
    field_order = ("interviewer", "starts_at", "minutes", "place")

    def details(self) -> ScreenDetails:
        """What the action takes."""
        starts, ends = self.span
        who, where = self.cleaned_data["interviewer"], self.cleaned_data["place"]
        assert starts is not None  # noqa: S101 -- the field is required
        assert ends is not None  # noqa: S101 -- the same
        return ScreenDetails(interviewer=who, starts_at=starts, ends_at=ends, place=where)
