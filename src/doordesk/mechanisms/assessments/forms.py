"""What a person sends: the whole writing page, and an amendment."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from doordesk.mechanisms.assessments.actions import Typed
from doordesk.mechanisms.assessments.actions.handing_in import MOST_REASON


def typed(post: QueryDict, section_ids: Iterable[int]) -> Typed:
    """Read the page's fields; what isn't a number counts as not sent."""
    texts, ratings = {}, {}
    for pk in section_ids:
        if (text := post.get(f"text-{pk}")) is not None:
            texts[pk] = (text, _number(post, f"revision-{pk}") or 0)
        if (rating := _number(post, f"rating-{pk}")) is not None:
            ratings[pk] = rating
    return Typed(
        texts=texts,
        ratings=ratings,
        vote=_number(post, "vote"),
        remark=post.get("remark", ""),
        revision=_number(post, "revision-remark") or 0,
        passed={"1": True, "0": False}.get(post.get("passed", "")),
    )


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
