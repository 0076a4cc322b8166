"""Addresses of the coach."""

from django.urls import path

from doordesk.mechanisms.writing import views

app_name = "writing"
urlpatterns = [
    path("writing/marks", views.marks, name="marks"),
    path("writing/not-here", views.not_here, name="not_here"),
    path("writing/not-here/take-back", views.take_back, name="take_back"),
    path("writing/rules/", views.rules, name="rules"),
    path("writing/rules/add", views.add, name="add"),
    path("writing/rules/<slug:rule>/", views.rule, name="rule"),
    path("writing/rules/<slug:rule>/change", views.change, name="change"),
    path("writing/rules/<slug:rule>/off", views.switch_off, name="switch_off"),
    path("writing/rules/<slug:rule>/on", views.switch_on, name="switch_on"),
    path("writing/rules/<slug:rule>/put-back", views.put_back, name="put_back"),
    path("writing/try/", views.try_text, name="try"),
]
