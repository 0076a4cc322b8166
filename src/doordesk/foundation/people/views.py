"""Pages of people."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse


@login_not_required
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Answer."""
    return HttpResponse(token)
