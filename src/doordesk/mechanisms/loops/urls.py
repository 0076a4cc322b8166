"""Addresses of screens and loops."""

from django.urls import path

from doordesk.mechanisms.loops import views

app_name = "loops"
_application = "candidates/applications/<int:pk>"
urlpatterns = [
    path("loops/", views.listing, name="list"),
    path("loops/seats/", views.seats, name="seats"),
    path("loops/seats/<int:interview_id>/ask/", views.ask, name="ask"),
    path("loops/seats/requests/<int:pk>/", views.seat_request, name="seat_request"),
    path("loops/<int:pk>/", views.loop, name="loop"),
    path("loops/<int:pk>/interviews/add/", views.add, name="add"),
    path("loops/<int:pk>/principles/", views.own, name="own"),
    path("loops/<int:pk>/bar-raiser/", views.bar_raiser, name="bar_raiser"),
    path("loops/<int:pk>/learner/", views.learner, name="learner"),
    path("loops/<int:pk>/learner/drop/", views.unlearner, name="unlearner"),
    path("loops/<int:pk>/limits/", views.override, name="override"),
    path("loops/<int:pk>/invite/", views.invite, name="invite"),
    path("loops/<int:pk>/cancel/", views.cancel, name="cancel"),
    path("interviews/<int:pk>/change/", views.change, name="change"),
    path("interviews/<int:pk>/drop/", views.drop, name="drop"),
    path("interviews/<int:pk>/trainees/", views.seat, name="seat"),
    path("interviews/trainees/<int:pk>/drop/", views.unseat, name="unseat"),
    path("interviews/<int:pk>/brief/", views.brief, name="brief"),
    path("interviews/<int:pk>/interview.ics", views.calendar, name="calendar"),
    path(f"{_application}/loop/", views.plan, name="plan"),
    path(f"{_application}/screen/", views.screen, name="screen"),
    path(f"{_application}/screen/cancel/", views.screen_cancel, name="screen_cancel"),
    path(f"{_application}/end/", views.end, name="end"),
]
