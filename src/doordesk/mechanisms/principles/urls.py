"""Addresses of the vocabulary."""

from django.urls import path

from doordesk.mechanisms.principles import views

app_name = "principles"
urlpatterns = [
    path("principles/", views.principles, name="list"),
    path("principles/questions.csv", views.questions_csv, name="csv"),
    path("principles/example-set", views.example_set, name="example_set"),
    path("principles/add", views.add, name="add"),
    path("principles/order", views.order, name="order"),
    path("principles/<int:pk>/", views.detail, name="detail"),
    path("principles/<int:pk>/edit", views.edit, name="edit"),
    path("principles/<int:pk>/move", views.move, name="move"),
    path("principles/<int:pk>/retire", views.retire, name="retire"),
    path("principles/<int:pk>/restore", views.restore, name="restore"),
    path("principles/<int:pk>/questions/add", views.add_question, name="add_question"),
    path("principles/questions/<int:pk>/edit", views.edit_question, name="edit_question"),
    path("principles/questions/<int:pk>/retire", views.retire_question, name="retire_question"),
    path("principles/questions/<int:pk>/restore", views.restore_question, name="restore_question"),
]
