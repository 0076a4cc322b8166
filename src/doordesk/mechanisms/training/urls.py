"""Addresses of the certificates."""

from django.urls import path

from doordesk.mechanisms.training import views

app_name = "training"
urlpatterns = [
    path("training/", views.certified, name="list"),
    path("training/certified.csv", views.certified_csv, name="csv"),
    path("training/<int:pk>/", views.certificate, name="certificate"),
    path("training/<int:pk>/withdraw", views.withdraw, name="withdraw"),
    path("training/people/<int:pk>/grant", views.grant, name="grant"),
]
