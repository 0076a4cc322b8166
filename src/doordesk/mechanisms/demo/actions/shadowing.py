"""Sittings beside an interviewer, and debriefs watched: what the trainee wrote, and the talk about it."""

from datetime import timedelta

from doordesk.mechanisms.assessments.actions import hand_in, open_assessment, rate, save_section, vote
from doordesk.mechanisms.assessments.queries import sections_in
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.demo.actions.settling import Town
from doordesk.mechanisms.demo.actions.writing import RATINGS, vote_called
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table, company
from doordesk.mechanisms.demo.timeline import Timeline
from doordesk.mechanisms.loops.actions import seat_learner
from doordesk.mechanisms.loops.models import DebriefSeat, Loop, Trainee
from doordesk.mechanisms.shadowing.actions import (
    Said,
    confirm_debrief_talk,
    confirm_talk,
    hold_debrief_talk,
    hold_talk,
)

MORNING, EVENING = 10, 17


def sit(town: Town, timeline: Timeline, told: Table) -> None:
    """Let a trainee write for practice, and the interviewer talk with them about both (rule F8)."""
    mentor, talk = town.people[told["by"]], told["talk"]
    interview = next(one for one in _story(told)["interview"] if one["by"] == told["by"])
    began = moment(town.today.date(), interview["day"], interview["hour"], mentor.zone)
    over = began + timedelta(minutes=interview["minutes"])
    timeline.at(over + timedelta(hours=told["hours"]), lambda: _write(town, told))
    held = moment(town.today.date(), talk["day"], talk["hour"], mentor.zone)
    timeline.at(held, lambda: hold_talk(_seat(town, told), _said(talk), actor=mentor))
    timeline.at(
        held + timedelta(hours=1),
        lambda: confirm_talk(_seat(town, told).talk, talk["line"], actor=town.people[told["trainee"]]),
    )


def _story(told: Table) -> Table:
    return next(one for one in company().loops if one["name"] == told["candidate"])


def _seat(town: Town, told: Table) -> Trainee:
    return Trainee.objects.get(
        person=town.people[told["trainee"]],
        interview__interviewer=town.people[told["by"]],
        interview__loop__application__candidate__name=told["candidate"],
    )


def _write(town: Town, told: Table) -> None:
    author = town.people[told["trainee"]]
    written = open_assessment(_seat(town, told).interview, actor=author)
    notes = sections_in(written).get(part=Part.NOTES)
    save_section(notes, text=told["notes"], revision=notes.revision, actor=author)
    for rating in told["rating"]:
        section = sections_in(written).get(version__principle__key=rating["principle"])
        save_section(section, text=rating["evidence"], revision=section.revision, actor=author)
        rate(section, RATINGS[rating["rating"]], actor=author)
    written.refresh_from_db()
    vote(written, vote_called(told["vote"]), "", revision=written.revision, actor=author)
    hand_in(written, actor=author)


def _said(talk: Table) -> Said:
    return Said(
        method=talk.get("method", ""),
        judgement=talk.get("judgement", ""),
        worked=talk["worked"],
        to_try=talk["to_try"],
        counts=talk["counts"],
    )


def watch(town: Town, timeline: Timeline, told: Table) -> None:
    """Seat somebody in a debrief, and let its Bar Raiser talk with them afterwards (rule P1)."""
    leader, learner = town.people[told["by"]], town.people[told["person"]]
    loops = Loop.objects.filter(application__candidate__name=told["candidate"])
    seated = moment(town.today.date(), told["day"], EVENING, leader.zone)
    timeline.at(seated, lambda: seat_learner(loops.get(), learner, actor=leader))
    if "talk" not in told:
        return
    talk, seats = told["talk"], DebriefSeat.objects.filter(loop__in=loops)
    held = moment(town.today.date(), talk["day"], MORNING, leader.zone)
    timeline.at(held, lambda: hold_debrief_talk(seats.get(), _said(talk), actor=leader))
    timeline.at(
        held + timedelta(hours=1),
        lambda: confirm_debrief_talk(seats.get().talk, talk["line"], actor=learner),
    )
