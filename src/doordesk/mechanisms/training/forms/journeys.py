"""What is typed on somebody's journey: whom to ask, what to credit, yes or no with words."""

from collections.abc import Iterable
from typing import Any

from django import forms

from doordesk.mechanisms.training.forms.vouching import PathsForm, sentence
from doordesk.mechanisms.training.queries.mentors import Candidate
from doordesk.mechanisms.training.queries.progress import Station


class BeginForm(PathsForm):
    """Which path, and what speaks for it."""

    words = sentence(
        "What you saw of them",
        "For a nomination: two sentences for the Core; the person reads them too. Otherwise leave it empty.",
        required=False,
    )


class MentorForm(forms.Form):
    """Who is the mentor, with each one's load."""

    mentor = forms.TypedChoiceField(
        label="Mentor",
        coerce=int,
        widget=forms.RadioSelect,
        help_text="Those with the fewest trainees first.",
    )

    def __init__(self, *args: Any, mentors: Iterable[Candidate], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["mentor"].choices = [(one.pk, one.words) for one in mentors]  # type: ignore[attr-defined]


class CreditForm(forms.Form):
    """Which open step, how many, and why that counts."""

    step = forms.ChoiceField(label="Step", widget=forms.RadioSelect)
    count = forms.IntegerField(label="How many", min_value=1, max_value=99)
    grounds = sentence("Where they did it, and how you know", "It stands on this page, with your name.")

    def __init__(self, *args: Any, stations: Iterable[Station], **more: Any) -> None:
        super().__init__(*args, **more)
        self.stations = {place_of(one): one for one in stations if not one.finished}
        self.fields["step"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.kind.label} ({one.missing} missing)") for key, one in self.stations.items()
        ]


def place_of(station: Station) -> str:
    """How an address or a form names a step."""
    return f"{station.kind.value}:{station.detail}"


class ReviewForm(forms.Form):
    """A yes to a nomination."""

    words = sentence("A word for them", "They read it, and whoever sees this page.", required=False)


class CertifyForm(forms.Form):
    """A yes to the certificate."""

    words = sentence("What you rest it on", "It stands on the certificate; all can read it.", required=False)


class RefuseForm(forms.Form):
    """Why there is no certificate."""

    reason = sentence(
        "Reason",
        "What they should know, and what would have to change. They, the mentor and the Core read it.",
    )


class LeaveForm(forms.Form):
    """Nothing needs to be said when somebody leaves a path."""
