"""Who stands behind a request."""

from django.http import HttpRequest

from doordesk.foundation.people.models import Person


def actor_of(request: HttpRequest) -> Person:
    """Return the person who is signed in; every page but sign-in and invitations demands one."""
    person = request.user
    if not isinstance(person, Person):
        message = "a page that needs a person was reached without one"
        raise TypeError(message)
    return person
