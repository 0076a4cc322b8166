"""The gallery's address; the root includes it in development and in tests only."""

from django.urls import path

from doordesk.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("gallery", views.gallery, name="gallery"),
    path("gallery/error/<int:code>", views.error, name="error"),
]
