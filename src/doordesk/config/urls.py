"""Root addresses. Each part brings its own; a part's addresses begin with its own word."""

from django.urls import include, path

from doordesk.config.headers import healthy

urlpatterns = [
    path("health", healthy, name="health"),
    path("account/", include("allauth.account.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
