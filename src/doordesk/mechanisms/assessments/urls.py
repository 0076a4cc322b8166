"""Addresses of assessments: writing by interview, reading by assessment, packets by loop."""

from django.urls import path

from doordesk.mechanisms.assessments.views import reading, saving, writing

app_name = "assessments"
urlpatterns = [
    path("assessments/write/<int:interview_id>/", writing.write, name="write"),
    path("assessments/write/<int:interview_id>/begin/", writing.begin, name="begin"),
    path("assessments/<int:pk>/", reading.read, name="read"),
    path("assessments/<int:pk>/hand-in/", writing.hand_in, name="hand_in"),
    path("assessments/<int:pk>/amend/", reading.amend, name="amend"),
    path("assessments/<int:pk>/vote/", saving.vote, name="vote"),
    path("assessments/<int:pk>/outcome/", saving.outcome, name="outcome"),
    path("assessments/sections/<int:pk>/text/", saving.text, name="text"),
    path("assessments/sections/<int:pk>/rating/", saving.rating, name="rating"),
    path("assessments/token/", saving.token, name="token"),
    path("assessments/packet/<int:loop_id>/", reading.packet, name="packet"),
]
