"""What is typed on a case: the sheet as it comes from the page, and a case of the company's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from doordesk.mechanisms.practice.actions import Wanted
from doordesk.mechanisms.practice.models import LONGEST
from doordesk.mechanisms.practice.queries import Listed
from doordesk.mechanisms.practice.queries.page import MOST_ROWS
from doordesk.mechanisms.practice.states import FaultKind, Purpose, Rating, Typed, Vote
from doordesk.mechanisms.principles.models import Version

EXAMPLE = "[00:00] Interviewer: Tell me about a time …\n\n[00:20] Candidate: Last March we …"
KINDS = ", ".join(FaultKind.values)


def typed_from(post: Mapping[str, str], listed: Listed) -> Typed:
    """Read a sheet from what a page sent; what is no choice of ours counts as none."""
    keys = listed.case.principles
    ratings = {key: _choice(post.get(f"rating-{key}"), Rating.values) for key in keys}
    texts = {key: clean(post.get(f"text-{key}", "")) for key in keys}
    return Typed(
        ratings={key: rating for key, rating in ratings.items() if rating is not None},
        texts={key: text for key, text in texts.items() if text},
        vote=_choice(post.get("vote"), Vote.values),
        why=clean(post.get("why", "")),
        noticed=frozenset(_noticed(post, len(listed.case.turns))),
    )


def purpose_from(post: Mapping[str, str]) -> Purpose:
    """Read what a sheet is written for."""
    return Purpose.KEY if post.get("purpose") == Purpose.KEY else Purpose.ATTEMPT


def revision_from(post: Mapping[str, str]) -> int:
    """Read the revision the page grew from."""
    return _number(post.get("revision")) or 0


def clean(text: str) -> str:
    """Make line ends alike and drop what no database keeps: NUL, and halves of signs."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _noticed(post: Mapping[str, str], turns: int) -> Iterable[tuple[int, str]]:
    for number in range(1, MOST_ROWS + 1):
        turn, kind = _number(post.get(f"fault-turn-{number}")), post.get(f"fault-kind-{number}", "")
        if turn is not None and 1 <= turn <= turns and kind in FaultKind.values:
            yield turn, kind


def _choice(text: str | None, values: list[int]) -> int | None:
    number = _number(text)
    return number if number in values else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < len("1234567890") else None


class CaseForm(forms.Form):
    """A case of the company's own, with its transcript as text."""

    title = forms.CharField(label="Title", max_length=LONGEST["title"], help_text="‘The night dispatch’.")
    field = forms.CharField(label="Field of work", max_length=LONGEST["field"], help_text="‘Logistics’.")
    post = forms.CharField(
        label="Post", max_length=LONGEST["post"], help_text="What the candidate applies for."
    )
    level = forms.IntegerField(label="Level", min_value=1, max_value=15)
    candidate = forms.CharField(
        label="Candidate", max_length=LONGEST["name"], help_text="An invented name, never somebody you met."
    )
    interviewer = forms.CharField(label="Interviewer", max_length=LONGEST["name"])
    minutes = forms.IntegerField(label="Length of the interview, in minutes", min_value=1, max_value=180)
    principles = forms.MultipleChoiceField(
        label="Principles to rate",
        widget=forms.CheckboxSelectMultiple,
        help_text="Those the interview asks about. Their anchors are kept as they are worded today.",
    )
    transcript = forms.CharField(
        label="Transcript",
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 18, "placeholder": EXAMPLE}),
        help_text="Each turn begins with its time and speaker, and a blank line parts it from the next. "
        "A paragraph without them belongs to the turn above. Invent the whole of it: no candidate of yours.",
    )
    faults = forms.CharField(
        label="Faults you planted",
        required=False,
        max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "9, leading_question, It hints at …"}),
        help_text=f"One a line: turn, kind and a note. Kinds: {KINDS}. Nobody reads them before handing in.",
    )

    def __init__(self, *args: Any, versions: Iterable[Version], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["principles"].choices = [(one.pk, one.name) for one in versions]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """The case as it is to be."""
        said = dict(self.cleaned_data)
        return Wanted(**{**said, "principles": tuple(map(int, said["principles"]))})
