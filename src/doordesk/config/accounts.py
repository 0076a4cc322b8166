"""Who gets an account: whoever was invited. Nobody signs up or changes the address they are known by."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from doordesk.foundation.mail.actions import write
from doordesk.foundation.people.actions import choose_password
from doordesk.foundation.people.models import Person

CLOSED = (  # allauth's addresses that the house does without
    "signup/",
    "email/",
    "confirm-email/",
    "confirm-email/<str:key>/",
    "login/code/confirm/",
    "password/set/",
)


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """The accounts' rules where allauth asks for them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "This address and password do not belong together. Try again, or choose "
        "a new password by mail.",
        "too_many_login_attempts": "That did not fit too often in a row. Wait five minutes, or choose a new "
        "password by mail.",
        "enter_current_password": "This is not your present password.",
        "incorrect_password": "This is not your password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: an administrator invites."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Let `next` lead to pages of this very site and to nowhere else."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send our own plain words, by the house's own post."""
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        write(email, subject, render_to_string(f"{template_prefix}_message.txt", context))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Begin the link with the company's address, whatever name a request came under."""
        place = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL.rstrip("/") + place.replace("UID-KEY", key)

    def set_password(self, user: Person, password: str) -> None:
        """Write the password down, and end whatever sessions the old one had opened."""
        own = context.request.user == user
        choose_password(user, password, keep=context.request.session.session_key if own else None)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to where the way to the password begins."""
        return reverse("people:profile")


@login_not_required
def closed(_request: HttpRequest, **_parts: str) -> HttpResponse:
    """Stand before an address that the house does without."""
    raise Http404
