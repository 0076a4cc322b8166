"""What a person sends: the whole writing page, and an amendment."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from doordesk.mechanisms.assessments.actions import Typed
from doordesk.mechanisms.assessments.actions.handing_in import MOST_REASON
from doordesk.mechanisms.assessments.queries.drafts import print_of


def typed(post: QueryDict, section_ids: Iterable[int]) -> Typed:
    """Read what was changed on the page: a field that stands as it was shown counts as not sent.

    So a tab left open for hours takes nothing back that another one wrote. What isn't a number is ignored.
    """
    texts, ratings = {}, {}
    for pk in section_ids:
        if (text := _touched(post, f"text-{pk}", f"was-{pk}")) is not None:
            texts[pk] = (text, _number(post, f"revision-{pk}") or 0)
        if (rating := _changed(post, f"rating-{pk}", f"was-rating-{pk}")) is not None:
            ratings[pk] = rating
    return Typed(
        texts=texts,
        ratings=ratings,
        vote=_changed(post, "vote", "was-vote"),
        remark=_touched(post, "remark", "was-remark"),
        revision=_number(post, "revision-remark") or 0,
        passed={"1": True, "0": False}.get(post.get("passed", "")),
    )


def _touched(post: QueryDict, name: str, was: str) -> str | None:
    text = post.get(name)
    return None if text is None or print_of(text) == post.get(was, print_of("")) else text


def _changed(post: QueryDict, name: str, was: str) -> int | None:
    number = _number(post, name)
    return None if number == _number(post, was) else number


def _number(post: QueryDict, name: str) -> int | None:
    said = post.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None  # noqa: PLR2004


class AmendmentForm(forms.Form):
    """Why something is added, and what."""

    reason = forms.CharField(
        label="Why you add this", max_length=MOST_REASON, help_text="One line; it stands above your text."
    )
    text = forms.CharField(
        label="What you add",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Your first text, ratings and vote stay; this stands beside them with its date.",
    )
