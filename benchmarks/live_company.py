"""A company with many debriefs under way, and deeds in them; on the server's own database (`Server.play`)."""

import random
import time
from dataclasses import fields
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.test import Client

from doordesk.foundation.live.queries import position
from doordesk.foundation.people.models import Person, Team
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.debriefs import actions
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.changes import channels, pulse_of
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.debriefs.states import State
from doordesk.mechanisms.principles.models import Version
from doordesk.mechanisms.training.states import Known
from tests import cast as story
from tests.builders.debriefs import VOTERS, Stage, call, loop_of

AT_TABLE = (*VOTERS, "nadia", "rosa", "helen")
A_CAST = (
    8  # debriefs that the same people sit in, so that nobody has more than the twenty streams one may have
)


def build(debriefs: int) -> list[dict[str, Any]]:
    """Make so many debriefs, half of them reading, half discussing; give each of their streams."""
    versions = story.principles()
    found: list[dict[str, Any]] = []
    for number in range(debriefs):
        with transaction.atomic():
            if number % A_CAST == 0:
                people = _people(number // A_CAST)
                cookies = {name: _cookie(people.everybody[name]) for name in AT_TABLE}
                post = story.opening(people, versions)
            made = loop_of(people, versions, post, name=f"Candidate{number} Okafor")
            call(made, at=State.DISCUSSING if number % 2 else State.READING)
            found += [_stream(made, people.everybody[name], cookies[name]) for name in AT_TABLE]
    return found


def _people(number: int) -> story.Cast:
    team = Team.objects.create(name=f"Team {number}")
    names = [one.name for one in fields(story.Cast)]
    made = {name: _person(name, number, team) for name in names}
    for name in ("helen", "rosa"):  # two of the Core look on
        Person.objects.filter(pk=made[name].pk).update(is_core=True)
    for name in VOTERS:
        story.certify(made[name], Known.INTERVIEWER)
    story.certify(made["ana"], Known.BAR_RAISER)
    return story.Cast(**made)


def _person(name: str, number: int, team: Team) -> Person:
    person = Person(
        email=f"{name}{number}@fernhill.example", name=f"{name.title()} Number{number}", team=team, level=8
    )
    person.set_unusable_password()
    person.save()
    return person


def _cookie(who: Person) -> str:
    client = Client()
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _stream(made: Stage, who: Person, cookie: str) -> dict[str, Any]:
    room = made.room
    return {"cookie": cookie, "on": channels(room, who), "at": pulse_of(room.pk, who), "room": room.pk}


def act(seconds: float, a_second: float) -> list[list[Any]]:
    """Do deeds in debriefs by chance; give channel, number and the moment each was committed."""
    chance, done = random.Random(1), []  # noqa: S311 - no secret
    deeds = [_mark, _line]
    rooms = [list(Debrief.objects.filter(state=state)) for state in (State.READING, State.DISCUSSING)]
    begun = time.time()
    for count in range(int(seconds * a_second)):
        time.sleep(max(0.0, begun + count / a_second - time.time()))
        room = chance.choice(rooms[count % 2])
        deeds[count % 2](room, chance)
        name = f"debrief:{room.pk}"
        done.append([name, position(name), time.time()])
    return done


def _mark(room: Debrief, chance: random.Random) -> None:
    papers = list(Assessment.objects.filter(interview__loop=room.loop_id).select_related("author"))
    reader, paper = chance.choice(papers).author, chance.choice(papers)
    if not room.marks.filter(assessment=paper, person=reader).exists():
        actions.mark_read(room, paper, actor=reader)
    else:
        actions.unmark_read(room, paper, actor=reader)


def _line(room: Debrief, chance: random.Random) -> None:
    paper = Assessment.objects.filter(interview__loop=room.loop_id).select_related("author")[0]
    section = paper.sections.exclude(version=None).select_related("version")[0]
    said = Evidence(section.pk, "rang the person on call")
    text = f"She rang at once, {chance.random():.6f}"
    actions.add_line(
        room, cast("Version", section.version), column="met", text=text, evidence=said, actor=paper.author
    )
