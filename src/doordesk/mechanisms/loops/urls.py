"""Addresses of screens and loops."""

from django.urls import path

from doordesk.mechanisms.loops import views

app_name = "loops"
urlpatterns = [
    path("loops/<int:pk>/", views.loop, name="loop"),
    path("interviews/<int:pk>/brief/", views.brief, name="brief"),
]
