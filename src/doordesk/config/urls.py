"""Root addresses. Each part brings its own; a part's addresses begin with its own word."""

from importlib.util import find_spec

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

from doordesk.config.accounts import CLOSED, closed
from doordesk.config.desk import desk
from doordesk.config.headers import healthy
from doordesk.foundation.people.views import sessions

urlpatterns: list[URLPattern | URLResolver] = [
    path("", desk, name="desk"),
    path("health", healthy, name="health"),
    *(path(f"account/{address}", closed) for address in CLOSED),
    path("account/", include("allauth.account.urls")),
    path("account/sessions/", sessions, name="usersessions_list"),
]
# Every part of the house with a room `urls` is reachable; the addresses in it are whole.
urlpatterns += [
    path("", include(f"{app.name}.urls"))
    for app in apps.get_app_configs()
    if app.name.startswith("doordesk.") and find_spec(f"{app.name}.urls")
]
