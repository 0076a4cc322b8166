"""Who gets an account: whoever was invited. Nobody signs up or changes the address they are known by."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

CLOSED = ("signup/", "email/", "confirm-email/")  # allauth's addresses that the house does without


class ByInvitation(DefaultAccountAdapter):
    """The accounts' rules where allauth asks for them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: an administrator invites."""
        return False


@login_not_required
def closed(_request: HttpRequest) -> HttpResponse:
    """Stand before an address that the house does without."""
    raise Http404
