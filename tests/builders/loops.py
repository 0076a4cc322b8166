"""Loops for tests: one begun, a sound plan of five, and the same with invitations out."""

from dataclasses import dataclass
from datetime import timedelta

from doordesk.foundation.kernel import clock
from doordesk.foundation.mail.models import Letter
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops import actions
from doordesk.mechanisms.loops.models import Interview, Loop
from doordesk.mechanisms.loops.states import State
from doordesk.mechanisms.principles.models import Version
from tests import cast
from tests.cast import HOUR, MONDAY, Cast

TUESDAY = MONDAY + timedelta(days=1)


@dataclass
class World:
    """The cast, four principles, and Amara's application, its screen passed."""

    people: Cast
    versions: list[Version]
    application: Application

    @property
    def panel(self) -> tuple[Person, ...]:
        """The five who interview; Ana leads."""
        five = self.people
        return five.marta, five.ana, five.priya, five.mateo, five.wanjiru


def world_of() -> World:
    """The first day: Amara applied for Marta's opening."""
    people, versions = cast.cast(), cast.principles()
    return World(people, versions, cast.application(cast.opening(people, versions)))


def beside(world: World, name: str) -> World:
    """The same people and opening, another candidate."""
    return World(world.people, world.versions, cast.application(world.application.opening, name))


def begun(world: World) -> Loop:
    """A loop of which nothing is planned yet."""
    with clock.at(MONDAY):
        return actions.plan_loop(world.application, actor=world.people.nadia)


def sound(world: World, state: State = State.PLANNING) -> Loop:
    """A whole plan for Tuesday: five people, an hour each, every principle owned, Ana leads."""
    Application.objects.filter(pk=world.application.pk).update(stage=Stage.LOOP)
    world.application.stage = Stage.LOOP
    loop = Loop.objects.create(
        application=world.application, bar_raiser=world.people.ana, planned_at=MONDAY, state=state
    )
    for hour, who in enumerate(world.panel):
        row = cast.interview(loop, who, world.versions[hour % 4], starts=TUESDAY + hour * HOUR)
        row.place = "Room Beech"
        row.save(update_fields=["place"])
    return loop


def invited(world: World) -> Loop:
    """The same with the invitations out; their letters left long ago."""
    loop = sound(world, State.INVITED)
    loop.invited_at = MONDAY
    loop.save(update_fields=["invited_at"])
    return loop


def talk(loop: Loop, who: Person) -> Interview:
    """Somebody's interview as it stands."""
    return loop.interviews.get(interviewer=who, cancelled_at=None)


def letters() -> dict[str, list[Letter]]:
    """The letters written so far, by the first part of the address."""
    found: dict[str, list[Letter]] = {}
    for letter in Letter.objects.order_by("pk"):
        found.setdefault(letter.to.partition("@")[0], []).append(letter)
    return found
