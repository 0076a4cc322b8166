"""Show every moment in the reader's own zone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from doordesk.foundation.people.models import Person
from doordesk.foundation.people.queries import zone_called


class ReaderZone:
    """Activate the zone of whoever is signed in for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the reader's zone active; UTC for strangers and unknown zones."""
        zone = request.user.zone if isinstance(request.user, Person) else "UTC"
        with timezone.override(zone_called(zone)):
            return self.get_response(request)
