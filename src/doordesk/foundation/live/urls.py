"""Addresses of the live foundation; streams themselves are answered beside Django (config/streams.py)."""

from django.urls import path

from doordesk.foundation.live import views

app_name = "live"
urlpatterns = [
    path("live/beat", views.beat, name="beat"),
    path("live/stream", views.no_streams, name="stream"),
]
