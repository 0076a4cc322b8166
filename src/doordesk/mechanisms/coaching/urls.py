"""Addresses of coaching."""

from django.urls import path

from doordesk.mechanisms.coaching.views import growth, reading, writing

app_name = "coaching"
urlpatterns = [
    path("coaching/<int:pk>/", writing.notes, name="notes"),
    path("coaching/<int:pk>/people/<int:person>/save", writing.save, name="save"),
    path("coaching/<int:pk>/people/<int:person>/send", writing.send, name="send"),
    path("coaching/<int:pk>/people/<int:person>/waive", writing.waive, name="waive"),
    path("coaching/<int:pk>/people/<int:person>/take-up", writing.take_up, name="take_up"),
    path("notes/<int:pk>/", reading.note, name="note"),
    path("notes/<int:pk>/read", reading.read, name="read"),
    path("notes/<int:pk>/answer", reading.answer, name="answer"),
    path("notes/<int:pk>/tried", reading.tried, name="tried"),
    path("growth/", growth.own, name="growth"),
    path("growth/notes.csv", growth.as_csv, name="csv"),
    path("growth/<int:pk>/", growth.of, name="growth_of"),
]
