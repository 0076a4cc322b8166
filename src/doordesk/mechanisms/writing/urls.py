"""Addresses of the coach."""

from django.urls import path

from doordesk.mechanisms.writing import views

app_name = "writing"
urlpatterns = [
    path("writing/marks", views.marks, name="marks"),
    path("writing/not-here", views.not_here, name="not_here"),
    path("writing/not-here/take-back", views.take_back, name="take_back"),
]
