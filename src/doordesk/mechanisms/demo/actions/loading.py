"""The whole company, from its founding to this minute."""

from datetime import datetime

from django.db import transaction

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.demo.actions.case import Case
from doordesk.mechanisms.demo.actions.growing import grow
from doordesk.mechanisms.demo.actions.hiring import tell
from doordesk.mechanisms.demo.actions.settling import settle
from doordesk.mechanisms.demo.story import company
from doordesk.mechanisms.demo.timeline import Timeline


@transaction.atomic
def load(at: datetime | None = None) -> bool:
    """Play the story into an empty database, up to this moment; False when somebody lives here already."""
    if Person.objects.exists():
        return False
    timeline = Timeline(at or now())
    town = settle(timeline)
    for story in company().loops:
        tell(Case(story, town, timeline))
    grow(town, timeline)
    timeline.play()
    return True
