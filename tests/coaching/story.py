"""What the browser's test asks to have done on the server's own database: JSON in, JSON out."""

from django.urls import reverse

from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.coaching.models import Note
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Gap
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.loops.models import Interview, Loop, OwnedPrinciple
from doordesk.mechanisms.principles.models import Version
from tests import cast as story
from tests.builders.debriefs import Stage, call, go_on, write
from tests.debriefs.story import _loop


def decided(name: str) -> str:
    """A loop of six, decided: five notes are owed; returns the address of its room."""
    made = _loop(name)
    _sixth(made.loop, made)
    call(made, at=State.REVOTING)
    actions.cast_vote(made.room, Vote.INCLINED, actor=made.people.omar)
    for step in (State.DISCUSSING, State.DECIDING, State.CLOSED):
        go_on(made, step)
    owned = OwnedPrinciple.objects.filter(
        interview__loop=made.loop, interview__interviewer=made.people.mateo
    )[0]
    said = {"note": "Nobody asked what it cost.", "by": made.people.ana, "at": story.MONDAY}
    Gap.objects.create(debrief=made.room, interview=owned.interview, version=owned.version, **said)
    return reverse("debriefs:room", args=[made.room.pk])


def _sixth(loop: Loop, made: Stage) -> Interview:
    version = Version.objects.order_by("pk")[0]
    sixth = story.interview(loop, made.people.omar, version, starts=story.MONDAY + 5 * story.HOUR)
    write(sixth)
    return sixth


def notes(address: str) -> list[list[str]]:
    """To whom notes went, and how each begins."""
    debrief = int(address.rstrip("/").rpartition("/")[2])
    rows = Note.objects.filter(debrief=debrief, sent_at__isnull=False).order_by("sent_at", "pk")
    return [[one.to.get_short_name(), one.worked] for one in rows.select_related("to")]
