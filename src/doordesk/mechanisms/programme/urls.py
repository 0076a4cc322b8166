"""Address of the programme's page."""

from django.urls import path

from doordesk.mechanisms.programme import views

app_name = "programme"
urlpatterns = [path("programme", views.programme, name="page")]
