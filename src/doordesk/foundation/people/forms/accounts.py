"""Signing in and choosing passwords: allauth's forms in our words, and the one behind an invitation."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from django import forms

from doordesk.foundation.people.models import Person

POLICY = (
    "At least 12 characters, none of the passwords everybody uses, and not much like your name or address. "
    "Four or five words that have nothing to do with each other are good, and easy to keep in mind."
)
AGAIN = "The same once more"
DIFFERENT = "This is not the same as above."


class PlainWords:
    """Labels instead of placeholders, and the policy in a sentence."""

    labels: dict[str, str] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Go over the fields that allauth made."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = POLICY if name == "password1" else ""


class SignIn(PlainWords, LoginForm):  # type: ignore[misc]
    """Address and password."""

    labels = {"login": "E-mail address", "password": "Password"}


class ChangePassword(PlainWords, ChangePasswordForm):  # type: ignore[misc]
    """The present password, and the new one twice."""

    labels = {"oldpassword": "Present password", "password1": "New password", "password2": AGAIN}


class AskForReset(PlainWords, ResetPasswordForm):  # type: ignore[misc]
    """The address that a letter goes to."""

    labels = {"email": "E-mail address"}
    users: list[Person]

    def clean_email(self) -> str:
        """Let the letter open accounts only: who has not come in yet has an invitation for that."""
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.joined_at is not None]
        return email


class ResetPassword(PlainWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password, twice."""

    labels = {"password1": "New password", "password2": AGAIN}


class Reauthenticate(PlainWords, ReauthenticateForm):  # type: ignore[misc]
    """The password, once more."""

    labels = {"password": "Password"}


class WelcomeForm(forms.Form):
    """The first password, twice; the address stands by for password managers."""

    email = forms.CharField(
        label="E-mail address",
        disabled=True,  # shown for password managers
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        help_text=POLICY,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=AGAIN, strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """See that both are the same."""
        said = super().clean() or self.cleaned_data
        if "again" in said and said.get("password", said["again"]) != said["again"]:
            self.add_error("again", DIFFERENT)
        return said
