"""Address of the morning letter."""

from django.urls import path

from doordesk.foundation.reminders import views

app_name = "reminders"
urlpatterns = [path("morning-letter", views.choice, name="choice")]
