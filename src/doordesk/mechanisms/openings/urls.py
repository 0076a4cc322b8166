"""Addresses of openings."""

from django.urls import path

from doordesk.mechanisms.openings import views

app_name = "openings"
urlpatterns = [
    path("openings/", views.openings, name="list"),
    path("openings/openings.csv", views.openings_csv, name="csv"),
    path("openings/add", views.add, name="add"),
    path("openings/<int:pk>/", views.detail, name="detail"),
    path("openings/<int:pk>/edit", views.edit, name="edit"),
    path("openings/<int:pk>/submit", views.submit, name="submit"),
    path("openings/<int:pk>/return", views.return_with_remarks, name="return"),
    path("openings/<int:pk>/close", views.close, name="close"),
    *(
        path(f"openings/<int:pk>/{word}", views.move, {"word": word}, name=word.replace("-", "_"))
        for word in views.MOVES
    ),
]
