"""The demo's own addresses."""

from django.urls import path

from doordesk.mechanisms.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.door, name="door"),
    path("demo/as/<int:pk>/", views.enter, name="enter"),
    path("demo/debriefs/<str:name>/as/<int:pk>/", views.sit, name="sit"),
]
