"""Addresses of debriefs."""

from django.urls import path

from doordesk.mechanisms.debriefs.views import (
    attending,
    calling,
    deciding,
    documents,
    guiding,
    listing,
    lists,
    process,
    rooms,
    steps,
)

app_name = "debriefs"
urlpatterns = [
    path("debriefs/", lists.debriefs, name="list"),
    path("process", process.figures, name="process"),
    path("loops/<int:pk>/debrief", calling.call, name="call"),
    path("debriefs/<int:pk>/", rooms.room, name="room"),
    path("debriefs/<int:pk>/live", rooms.live, name="live"),
    path("debriefs/<int:pk>/time", calling.time, name="time"),
    path("debriefs/<int:pk>/lead", calling.lead, name="lead"),
    path("debriefs/<int:pk>/end", calling.end, name="end"),
    path("debriefs/<int:pk>/step/<str:deed>", steps.step, name="step"),
    path("debriefs/<int:pk>/extend", steps.extend, name="extend"),
    path("debriefs/<int:pk>/absence", steps.absence, name="absence"),
    path("debriefs/<int:pk>/spoken", steps.spoken, name="spoken"),
    path("debriefs/<int:pk>/read/<int:assessment>", attending.read, name="read"),
    path("debriefs/<int:pk>/vote", attending.vote, name="vote"),
    path("debriefs/<int:pk>/lines", listing.add, name="add_line"),
    path("debriefs/<int:pk>/lines/<int:line>", listing.change, name="change_line"),
    path("debriefs/<int:pk>/lines/<int:line>/strike", listing.strike, name="strike_line"),
    path("debriefs/<int:pk>/gaps", listing.gap, name="gap"),
    path("debriefs/<int:pk>/gaps/<int:gap>/remove", listing.ungap, name="remove_gap"),
    path("debriefs/<int:pk>/prompts/<int:prompt>", guiding.judge, name="judge"),
    path("debriefs/<int:pk>/nudges", guiding.nudge, name="nudge"),
    path("debriefs/<int:pk>/nudges/<int:nudge>/seen", guiding.seen, name="nudge_seen"),
    path("debriefs/<int:pk>/nudges/<int:nudge>/keep", guiding.keep, name="nudge_keep"),
    path("debriefs/<int:pk>/key", deciding.key, name="key"),
    path("debriefs/<int:pk>/veto", deciding.veto, name="veto"),
    path("debriefs/<int:pk>/packet", documents.packet, name="packet"),
    path("debriefs/<int:pk>/export", documents.export, name="export"),
]
