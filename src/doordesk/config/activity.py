"""When each session was last used: noted every few minutes, not with every page."""

from collections.abc import Callable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

from doordesk.foundation.kernel.clock import now

NOTED = "activity_noted"
EVERY = timedelta(minutes=5)


class RecentActivity:
    """Keep the list of one's sessions true to five minutes; a write for every page would cost them all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the session when the last note is old, then go on."""
        if request.user.is_authenticated and request.session.session_key:
            seen = float(request.session.get(NOTED, 0))
            if now().timestamp() - seen > EVERY.total_seconds():
                request.session[NOTED] = now().timestamp()
                UserSession.objects.create_from_request(request)
        return self.get_response(request)
