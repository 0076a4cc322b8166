"""What is typed about an opening: the post itself, whom to ask for a review, remarks and reasons."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.openings.models import LONGEST_TITLE, Facts
from doordesk.mechanisms.openings.queries import Reviewer
from doordesk.mechanisms.principles.models import Version

OWNERS = [("0", "not asked"), ("1", "one"), ("2", "two")]
PEOPLE = ("hiring_manager", "recruiter", "future_reports")


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person by name and title, so that two of one name can be told apart."""

    def label_from_instance(self, obj: Any) -> str:
        """Name and title."""
        return f"{obj.name}, {obj.title}" if obj.title else str(obj.name)


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several people, each by name and team."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        """Name and team."""
        return f"{obj.name}, {obj.team}" if obj.team else str(obj.name)


class OpeningForm(forms.Form):
    """The post: facts, people, principles, description."""

    title = forms.CharField(
        label="Title",
        max_length=LONGEST_TITLE,
        help_text="As candidates read it: ‘Senior engineer, Payments’.",
    )
    team = forms.ModelChoiceField(label="Team", queryset=Team.objects.all(), empty_label="Choose a team")
    level = forms.IntegerField(
        label="Level", min_value=1, max_value=12, help_text="On your company's scale, as people's levels are."
    )
    hiring_manager = PersonField(
        label="Hiring manager",
        queryset=Person.objects.none(),
        empty_label="Choose a person",
        help_text="Who will lead the new person.",
    )
    recruiter = PersonField(label="Recruiter", queryset=Person.objects.none(), empty_label="Choose a person")
    description = forms.CharField(
        label="Description",
        required=False,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text="The work, a good first year, what you look for. Markdown: ## heading, - list, **bold**.",
    )
    future_reports = PeopleField(
        label="Who will report to the new person",
        required=False,
        queryset=Person.objects.filter(is_active=True).select_related("team").order_by("team__name", "name"),
        help_text="They sit on none of its loops (rule L5).",
    )

    def __init__(
        self,
        *args: Any,
        managers: QuerySet[Person],
        recruiters: QuerySet[Person],
        vocabulary: Iterable[Version],
        approved: Facts | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.vocabulary, self.approved = list(vocabulary), approved
        self.fields["hiring_manager"].queryset = managers  # type: ignore[attr-defined]
        self.fields["recruiter"].queryset = recruiters  # type: ignore[attr-defined]
        for version in self.vocabulary:
            self.fields[self._place(version)] = forms.ChoiceField(
                label=version.name, choices=OWNERS, initial="0", required=False, widget=forms.RadioSelect
            )
        if approved:  # what a Bar Raiser approved is not asked again
            self.fields = {name: field for name, field in self.fields.items() if name in PEOPLE}

    @property
    def principles(self) -> list[tuple[Version, forms.BoundField]]:
        """Each principle with its choice of owners."""
        return [] if self.approved else [(version, self[self._place(version)]) for version in self.vocabulary]

    @property
    def facts(self) -> Facts:
        """What was typed; beside it what stays as it was approved."""
        said = {name: self.cleaned_data[name] for name in PEOPLE}
        said["future_reports"] = frozenset(one.pk for one in said["future_reports"])
        if self.approved:
            return Facts(**vars(self.approved) | said)
        said |= {name: self.cleaned_data[name] for name in ("title", "team", "level", "description")}
        chosen = ((one.principle_id, self.cleaned_data[self._place(one)]) for one in self.vocabulary)
        return Facts(**said, weights={pk: int(owners) for pk, owners in chosen if owners in ("1", "2")})

    @classmethod
    def initial_of(cls, facts: Facts) -> dict[str, Any]:
        """What the form shows before anybody types."""
        weights = {f"principle_{pk}": str(owners) for pk, owners in facts.weights.items()}
        people = {"hiring_manager": facts.hiring_manager.pk, "recruiter": facts.recruiter.pk}
        return {**vars(facts), **people, "team": facts.team.pk, **weights}

    @staticmethod
    def _place(version: Version) -> str:
        return f"principle_{version.principle_id}"


class SubmitForm(forms.Form):
    """Whom to ask for the review."""

    reviewer = forms.TypedChoiceField(label="Bar Raiser", coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, reviewers: Iterable[Reviewer], **more: Any) -> None:
        super().__init__(*args, **more)
        free = [one for one in reviewers if not one.why_not]
        said = [(one.pk, f"{one.name}, {one.title}" if one.title else one.name) for one in free]
        self.fields["reviewer"].choices = said  # type: ignore[attr-defined]


class RemarksForm(forms.Form):
    """What should change in a description."""

    remarks = forms.CharField(
        label="What should change",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Hiring manager and recruiter read it. Name the place, and what is missing there.",
    )


class ReasonForm(forms.Form):
    """Why a post is given up."""

    reason = forms.CharField(
        label="Reason",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Recruiters, the Core and the people of this opening read it.",
    )
