"""Addresses of candidates, their applications and résumés."""

from django.urls import path

from doordesk.mechanisms.candidates import views

app_name = "candidates"
_one = "candidates/applications/<int:pk>/"
urlpatterns = [
    path("candidates/", views.listing, name="list"),
    path("candidates/add/", views.add, name="add"),
    path("candidates/<int:pk>/", views.detail, name="detail"),
    path("candidates/<int:pk>/change/", views.change, name="change"),
    path("candidates/<int:pk>/apply/", views.apply, name="apply"),
    path("candidates/<int:pk>/resumes/add/", views.add_resume, name="add_resume"),
    path("candidates/resumes/<int:pk>/", views.resume, name="resume"),
    path(_one, views.application, name="application"),
    path(f"{_one}tell/", views.tell, name="tell"),
    path(f"{_one}word/", views.word, name="word"),
    *(path(f"{_one}{deed}/", views.deed, {"name": deed}, name=deed) for deed in views.DEEDS),
]
