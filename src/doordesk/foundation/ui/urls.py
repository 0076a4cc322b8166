"""The gallery's address, for those who build Doordesk and for its tests: no such page in an installation."""

from django.conf import settings
from django.urls import URLPattern, path

from doordesk.foundation.ui import views

app_name = "ui"
GALLERY = [
    path("gallery", views.gallery, name="gallery"),
    path("gallery/read", views.read, name="read"),
    path("gallery/refused", views.refused, name="refused"),
    path("gallery/error/<int:code>", views.error, name="error"),
]
urlpatterns: list[URLPattern] = GALLERY if settings.DEBUG or settings.MODE == "test" else []
