"""Addresses of sittings, by the number of the seat."""

from django.urls import path

from doordesk.mechanisms.shadowing import views

app_name = "shadowing"
urlpatterns = [
    path("shadowing/", views.listing, name="list"),
    path("shadowing/seats/<int:pk>/", views.sitting, name="sitting"),
    path("shadowing/seats/<int:pk>/talk/", views.talk, name="talk"),
    path("shadowing/seats/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("shadowing/debrief-seats/<int:pk>/", views.debrief, name="debrief"),
    path("shadowing/debrief-seats/<int:pk>/confirm/", views.debrief_confirm, name="debrief_confirm"),
]
