"""Addresses of people."""

from django.urls import path

from doordesk.foundation.people import views

app_name = "people"
urlpatterns = [
    path("people/welcome/<str:token>/", views.welcome, name="welcome"),
]
