"""Forms speak as the house does: what stands in the way, and what to do."""

import pytest
from django import forms


class Some(forms.Form):
    """A form with one field of each kind that complains by itself."""

    name = forms.CharField()
    team = forms.ChoiceField(choices=[("pay", "Payments")])
    teams = forms.MultipleChoiceField(choices=[("pay", "Payments")])


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "This is needed and still empty."),
        ({"team": "gone", "teams": ["gone"]}, "What was chosen is not in the list any more. Choose again."),
    ],
)
def test_a_form_says_what_to_do(sent: dict[str, object], words: str) -> None:
    errors = Some({"name": "Ana", **sent}).errors
    assert errors == {"team": [words], "teams": [words]}
