"""Addresses of the rule book."""

from django.urls import path

from doordesk.foundation.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("rules", views.rules, name="list"),
    path("rules/settings/", views.settings, name="settings"),
]
