"""Addresses of certificates, journeys and paths."""

from django.urls import path

from doordesk.mechanisms.training import views

app_name = "training"
urlpatterns = [
    path("training/", views.certified, name="list"),
    path("training/certified.csv", views.certified_csv, name="csv"),
    path("training/yours/", views.yours, name="yours"),
    path("training/<int:pk>/", views.certificate, name="certificate"),
    path("training/<int:pk>/renew", views.renew, name="renew"),
    path("training/<int:pk>/withdraw", views.withdraw, name="withdraw"),
    path("training/people/<int:pk>/", views.person, name="person"),
    path("training/people/<int:pk>/begin", views.begin, name="begin"),
    path("training/people/<int:pk>/grant", views.grant, name="grant"),
    path("training/journeys/", views.journeys, name="journeys"),
    path("training/journeys.csv", views.journeys_csv, name="journeys_csv"),
    path("training/journeys/<int:pk>/", views.journey, name="journey"),
    path("training/journeys/<int:pk>/<slug:word>", views.deed, name="deed"),
    path("training/paths/", views.paths, name="paths"),
    path("training/paths/add", views.add, name="add_path"),
    path("training/paths/<int:pk>/change", views.change, name="change_path"),
    path("training/paths/<int:pk>/retire", views.move, {"word": "retire"}, name="retire_path"),
    path("training/paths/<int:pk>/return", views.move, {"word": "return"}, name="return_path"),
]
