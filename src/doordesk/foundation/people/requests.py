"""Who stands behind a request, and what they sent."""

from django.http import HttpRequest, QueryDict

from doordesk.foundation.people.models import Person


def actor_of(request: HttpRequest) -> Person:
    """Return the person who is signed in; every page but sign-in and invitations demands one."""
    person = request.user
    if not isinstance(person, Person):
        message = "a page that needs a person was reached without one"
        raise TypeError(message)
    return person


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, be it nothing, for a form; None when the page was only asked for."""
    return request.POST if request.method == "POST" else None
