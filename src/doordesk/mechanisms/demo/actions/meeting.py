"""The debrief of a story, as far as it has come: called, read, voted, discussed, decided."""

from datetime import datetime, timedelta

from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.candidates.actions import tell_outcome
from doordesk.mechanisms.debriefs.actions import (
    add_line,
    begin_deciding,
    begin_reading,
    begin_revote,
    call_debrief,
    cast_vote,
    close_debrief,
    mark_read,
    note_gap,
    raise_veto,
    reveal,
    turn_key,
)
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.passages import Evidence
from doordesk.mechanisms.demo.actions.case import Case
from doordesk.mechanisms.demo.actions.writing import vote_called
from doordesk.mechanisms.demo.calendar import moment
from doordesk.mechanisms.demo.story import Table
from doordesk.mechanisms.principles.models import Version

MINUTE = timedelta(minutes=1)
# How long ago the meetings of today began, so that a newcomer finds them in the middle of their step.
BEGAN = {"reading": 4 * MINUTE, "discussing": 55 * MINUTE}
READ_SO_FAR = 2


def meet(case: Case) -> None:
    """Put the meeting on the timeline."""
    begins = _begins(case)
    case.timeline.at(begins - 15 * MINUTE, lambda: call_debrief(case.loop, actor=_leader(case)))
    case.timeline.at(begins, lambda: _read(case))
    if case.point == "reading":
        return
    case.timeline.at(begins + 11 * MINUTE, lambda: begin_revote(_debrief(case), actor=_leader(case)))
    case.timeline.at(begins + 12 * MINUTE, lambda: _vote(case))
    for number, line in enumerate(case.story["debrief"].get("line", [])):
        case.timeline.at(begins + (18 + 4 * number) * MINUTE, lambda line=line: _say(case, line))  # type: ignore[misc]
    if case.point != "discussing":
        case.timeline.at(begins + 65 * MINUTE, lambda: _decide(case))
        case.timeline.at(begins + 180 * MINUTE, lambda: tell_outcome(case.application, actor=case.recruiter))


def _begins(case: Case) -> datetime:
    if case.point in BEGAN:
        return case.timeline.now - BEGAN[case.point]
    return moment(case.today, case.story["debrief"]["day"], 14, _leader(case).zone)


def _leader(case: Case) -> Person:
    return case.person(case.story["loop"]["bar_raiser"])


def _debrief(case: Case) -> Debrief:
    return Debrief.objects.get(loop__application=case.application)


def _panel(case: Case) -> list[str]:
    return [table["by"] for table in case.story["interview"]]


def _read(case: Case) -> None:
    debrief = begin_reading(_debrief(case), actor=_leader(case))
    pages = Assessment.objects.filter(interview__loop=debrief.loop)
    for place, key in enumerate(_panel(case)):
        reader = case.person(key)
        others = list(pages.exclude(author=reader))
        for page in others[: READ_SO_FAR + place % 2] if case.point == "reading" else others:
            mark_read(debrief, page, actor=reader)


def _vote(case: Case) -> None:
    debrief, second = _debrief(case), case.story["debrief"].get("revote", {})
    first = {table["by"]: table["assessment"]["vote"] for table in case.story["interview"]}
    for key in _panel(case):
        cast_vote(debrief, vote_called(second.get(key, first[key])), actor=case.person(key))
    reveal(_debrief(case), actor=_leader(case))


def _say(case: Case, line: Table) -> None:
    add_line(
        _debrief(case),
        _wording(case, line["principle"]),
        column=line["column"],
        text=line["text"],
        evidence=Evidence(_rests_on(case, line).pk, line["quote"]),
        actor=case.person(line["by"]),
    )


def _wording(case: Case, key: str) -> Version:
    (version,) = case.town.wordings([key])
    return version


def _rests_on(case: Case, line: Table) -> Section:
    """The section that holds the line's words: the principle's evidence, otherwise the notes."""
    sections = case.assessment(line["from"]).sections
    evidence = sections.filter(version__principle__key=line["principle"]).first()
    if evidence and line["quote"] in evidence.text:
        return evidence
    return sections.get(part=Part.NOTES)


def _decide(case: Case) -> None:
    told, leader = case.story["debrief"], _leader(case)
    for gap in told.get("gap", []):
        wording = _wording(case, gap["principle"])
        note_gap(_debrief(case), case.interview(gap["interview"]), wording, gap["note"], actor=leader)
    begin_deciding(_debrief(case), actor=leader)
    turn_key(
        _debrief(case),
        told["hiring_manager"],
        told["hiring_manager_reason"].strip(),
        actor=case.opening.hiring_manager,
    )
    if told.get("veto"):
        raise_veto(_debrief(case), told["veto"].strip(), actor=leader)
        return
    turn_key(
        _debrief(case),
        told["bar_raiser_key"],
        told["bar_raiser_reason"].strip(),
        actor=leader,
        better_than_half=told["better_than_half"],
        raises_bar=told["raises_bar"].strip(),
    )
    close_debrief(_debrief(case), actor=leader)
