"""Assessments of a story, written in the order that the product asks for (rule F1)."""

from datetime import timedelta

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.actions import (
    decide_screen,
    hand_in,
    open_assessment,
    rate,
    save_section,
    vote,
)
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import sections_in
from doordesk.mechanisms.assessments.states import Part, Rating, Vote
from doordesk.mechanisms.demo.actions.case import Case
from doordesk.mechanisms.demo.story import Table

RATINGS = {"++": Rating.STRONG, "+": Rating.GOOD, "-": Rating.WEAK, "--": Rating.POOR, "?": Rating.NO_DATA}
SOON = timedelta(minutes=20)
JUST_NOW = timedelta(minutes=3)
BEFORE_THE_MEETING = timedelta(minutes=80)


def write_screen(case: Case) -> None:
    """Notes and outcome of the screen, handed in at once (rule L8)."""
    screen = case.story["screen"]
    author = case.person(screen["by"])
    interview = case.application.interviews.get(loop=None, interviewer=author)
    written = open_assessment(interview, actor=author)
    _note(written, screen["notes"], author)
    decide_screen(written, screen["passed"], actor=author)
    hand_in(written, actor=author)


def write(case: Case, table: Table) -> None:
    """Begin to write during the interview; hand in when the story says, or just now if that is to come."""
    told = table["assessment"]
    case.timeline.at(case.time(table) + SOON, lambda: _draft(case, table))
    if told["state"] == "handed_in" and case.passed(case.end(table)):
        due = case.end(table) + timedelta(hours=told["hours"])
        ago = BEFORE_THE_MEETING if "debrief" in case.story else JUST_NOW
        case.timeline.at(min(due, case.timeline.now - ago), lambda: _hand_in(case, table))


def _draft(case: Case, table: Table) -> None:
    told, author = table["assessment"], case.person(table["by"])
    written = open_assessment(case.interview(table["by"]), actor=author)
    _note(written, told["notes"], author)
    for rating in told.get("rating", []):
        _rate(written, rating, author)


def _hand_in(case: Case, table: Table) -> None:
    told, author = table["assessment"], case.person(table["by"])
    written = case.assessment(table["by"])
    vote(written, vote_called(told["vote"]), told.get("remark", ""), revision=written.revision, actor=author)
    hand_in(written, actor=author)


def vote_called(word: str) -> int:
    """Return the vote of a word of the story ('inclined')."""
    return Vote[word.upper()].value


def _note(assessment: Assessment, text: str, author: Person) -> None:
    notes = sections_in(assessment).get(part=Part.NOTES)
    save_section(notes, text=text.strip(), revision=notes.revision, actor=author)


def _rate(assessment: Assessment, told: Table, author: Person) -> None:
    section = sections_in(assessment).get(version__principle__key=told["principle"])
    if told.get("evidence"):
        save_section(section, text=told["evidence"].strip(), revision=section.revision, actor=author)
    if told.get("rating"):
        rate(section, RATINGS[told["rating"]], actor=author)
