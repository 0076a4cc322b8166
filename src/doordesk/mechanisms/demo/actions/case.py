"""One candidate's story on its way: what was written about it, and the rows it has become so far."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.demo.actions.settling import Town
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table
from doordesk.mechanisms.demo.timeline import Timeline
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.openings.models import Opening


@dataclass
class Case:
    """The story's table, the town it happens in and the timeline its deeds go on."""

    story: Table
    town: Town
    timeline: Timeline

    @property
    def point(self) -> str:
        """Where the story leaves this candidate (company/loops/README.md)."""
        return str(self.story["point"])

    @property
    def today(self) -> date:
        """The day from which the story counts."""
        return self.town.today.date()

    @property
    def opening(self) -> Opening:
        """The opening applied for."""
        return self.town.openings[self.story["opening"]]

    @cached_property
    def application(self) -> Application:
        """The application, once it is there."""
        return Application.objects.select_related("opening", "candidate").get(
            opening=self.opening, candidate__name=self.story["name"]
        )

    @property
    def loop(self) -> Loop:
        """The loop as it is now."""
        return Loop.objects.get(application=self.application)

    @property
    def recruiter(self) -> Person:
        """Who moves this candidate on."""
        return self.opening.recruiter

    def person(self, key: str) -> Person:
        """Somebody of the story."""
        return self.town.people[key]

    def interview(self, key: str) -> Interview:
        """The interview that somebody leads in this loop."""
        return self.loop.interviews.get(interviewer=self.person(key))

    def assessment(self, key: str) -> Assessment:
        """What somebody wrote of it."""
        return Assessment.objects.get(interview=self.interview(key))

    def time(self, table: Table) -> datetime:
        """When an interview or a screen of the story begins."""
        zone = self.person(table["by"]).zone
        return moment(self.today, table["day"], table.get("hour", 11), zone)

    def end(self, table: Table) -> datetime:
        """When it ends."""
        return self.time(table) + timedelta(minutes=table.get("minutes", 30))

    def passed(self, when: datetime) -> bool:
        """Tell whether a moment has come."""
        return when <= self.timeline.now
