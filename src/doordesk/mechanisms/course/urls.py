"""Addresses of the course."""

from django.urls import path

from doordesk.mechanisms.course import views

app_name = "course"
urlpatterns = [
    path("course/", views.contents, name="list"),
    path("course/finished.csv", views.finished_csv, name="csv"),
    path("course/add", views.add_course, name="add"),
    path("course/<int:pk>/change", views.change_course, name="change"),
    path("course/<int:pk>/arrange", views.arrange, name="arrange"),
    path("course/<int:pk>/add", views.add_lesson, name="add_lesson"),
    path("course/lessons/<int:pk>/", views.lesson, name="lesson"),
    path("course/lessons/<int:pk>/answer", views.answer, name="answer"),
    path("course/lessons/<int:pk>/write", views.write, name="write"),
    path("course/lessons/<int:pk>/arrange", views.arrange_lesson, name="arrange_lesson"),
    path("course/lessons/<int:pk>/shipped", views.shipped, name="shipped"),
]
