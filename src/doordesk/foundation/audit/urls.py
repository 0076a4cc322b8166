"""Addresses of the trail."""

from django.urls import path

from doordesk.foundation.audit import views

app_name = "audit"
urlpatterns = [
    path("trail/", views.trail, name="list"),
    path("trail/trail.csv", views.as_csv, name="csv"),
    path("trail/check/", views.verdict, name="verdict"),
]
