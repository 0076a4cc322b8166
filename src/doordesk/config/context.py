"""What every page knows of its reader: where they may go."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.people.models import Person

# label, name of the address, permission that shows it (None: everybody)
PLACES: tuple[tuple[str, str, P | None], ...] = (
    ("Desk", "desk", None),
    ("Candidates", "candidates:list", None),
    ("Openings", "openings:list", None),
    ("Loops", "loops:list", None),
    ("Debriefs", "debriefs:list", None),
    ("Principles", "principles:list", None),
    ("People", "people:list", None),
    ("Trail", "audit:list", P.AUDIT_READ),
)
# On a tablet's bar there is no room for these; the desk has them there.
ROOMY = {"loops:list", "debriefs:list"}


class Place(TypedDict):
    """One entry of the navigation."""

    label: str
    url: str
    current: bool
    roomy: bool


def navigation(request: HttpRequest) -> dict[str, object]:
    """Return the places of the reader's navigation; none for strangers."""
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {}
    places = [
        _place(request, label, name) for label, name, permission in PLACES if _shown(person, permission)
    ]
    return {
        "nav": places,
        "search_url": reverse("candidates:list"),
        "person_name": person.name,
        "person_menu": _menu(),
        "rules_url": reverse("rulebook:list"),
        "coach_url": reverse("writing:rules"),
    }


def _menu() -> list[dict[str, str]]:
    door = (
        {"label": "Be somebody else", "url": reverse("demo:door"), "method": "get"} if settings.DEMO else None
    )
    return [
        *([door] if door else []),
        {"label": "Your training", "url": reverse("training:yours"), "method": "get"},
        {"label": "The course", "url": reverse("course:list"), "method": "get"},
        {"label": "Your growth", "url": reverse("coaching:growth"), "method": "get"},
        {"label": "Your profile", "url": reverse("people:profile"), "method": "get"},
        {"label": "Where you are signed in", "url": reverse("usersessions_list"), "method": "get"},
        {"label": "Sign out", "url": reverse("account_logout"), "method": "post"},
    ]


def _shown(person: Person, permission: P | None) -> bool:
    return permission is None or can(person, permission)


def _place(request: HttpRequest, label: str, name: str) -> Place:
    url = reverse(name)
    current = request.path == url if url == "/" else request.path.startswith(url)
    return {"label": label, "url": url, "current": current, "roomy": name in ROOMY}
