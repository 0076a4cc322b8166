"""The packet as one text: everything that led to the decision, in names and words, and its digest (D13).

What is written here is read back by `queries.documents` alone; it never changes, so it names what it means:
people by name, principles in the wording of the day, votes and ratings as numbers from 4 to 1.
"""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.models import Assessment
from doordesk.mechanisms.assessments.queries import progress
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.assessments.states import State as AssessmentState
from doordesk.mechanisms.debriefs.models import Debrief
from doordesk.mechanisms.debriefs.queries.keys import standing_keys
from doordesk.mechanisms.debriefs.queries.roster import Member, roster
from doordesk.mechanisms.debriefs.queries.summary import Summary, summary_of
from doordesk.mechanisms.debriefs.states import Outcome

FORMAT = "doordesk-packet/1"
Facts = dict[str, Any]


def canonical(content: Facts) -> str:
    """Write facts as the one JSON text that the digest covers: keys sorted, no blanks, Unicode as it is."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def content_of(debrief: Debrief, outcome: Outcome, *, veto: str, closed_by: Person) -> Facts:
    """Everything there is, whole: for the action that closes a debrief, not for a reader."""
    application = debrief.loop.application
    opening = application.opening
    members = roster(debrief, progress(debrief.loop))
    assessments = list(_counted(debrief))
    of_loop = [one for one in assessments if one.interview.loop_id is not None]
    return {
        "format": FORMAT,
        "application": application.pk,
        "candidate": application.candidate.name,
        "opening": {"title": opening.title, "level": opening.level, "team": opening.team.name},
        "people": [{"name": one.name, "role": one.title, "level": one.person.level} for one in members],
        "exception": _exception(debrief, of_loop),
        "timeline": _timeline(debrief),
        "handovers": _handovers(debrief),
        "prompts": _prompts(debrief),
        "assessments": [_assessment(one) for one in assessments],
        "votes": _votes(debrief, members, of_loop),
        "list": [
            _line(one)
            for one in debrief.lines.select_related("version", "author", "section__assessment__author")
        ],
        "gaps": _gaps(debrief),
        "keys": _keys(debrief),
        "veto": veto,
        "outcome": outcome.value,
        "summary": _sum(_summary(of_loop), outcome),
        "closed_at": _at(now()),
        "closed_by": closed_by.name,
    }


def _at(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _counted(debrief: Debrief) -> QuerySet[Assessment]:
    of_loop = Q(interview__loop=debrief.loop_id)
    screens = Q(interview__loop=None, interview__application=debrief.loop.application_id)
    rows = Assessment.objects.filter(
        of_loop | screens, interview__cancelled_at=None, state=AssessmentState.HANDED_IN
    )
    return rows.select_related("author", "interview").prefetch_related(
        "sections__version__principle", "amendments"
    )


def _exception(debrief: Debrief, assessments: list[Assessment]) -> Facts | None:
    if not debrief.exception:
        return None
    came = {
        one.author_id for one in assessments if one.handed_in_at and one.handed_in_at <= debrief.called_at
    }
    seats = debrief.loop.interviews.filter(cancelled_at=None).select_related("interviewer")
    missing = [one.interviewer.name for one in seats if one.interviewer and one.interviewer_id not in came]
    return {"missing": list(dict.fromkeys(missing)), "reason": debrief.exception}


def _timeline(debrief: Debrief) -> list[Facts]:
    rows = debrief.steps.select_related("by")
    return [{"step": one.get_state_display(), "at": _at(one.at), "by": one.by.name} for one in rows]


def _handovers(debrief: Debrief) -> list[Facts]:
    rows = debrief.handovers.select_related("before", "after", "by")
    return [
        {
            "before": one.before.name,
            "after": one.after.name,
            "reason": one.reason,
            "by": one.by.name,
            "at": _at(one.at),
        }
        for one in rows
    ]


def _prompts(debrief: Debrief) -> list[Facts]:
    """Kinds of help that were shown, when, and how useful; what it said stays with the leader (D7)."""
    rows = debrief.prompts.order_by("shown_at", "pk")
    return [
        {
            "kind": one.kind,
            "rule": one.rule,
            "step": one.get_step_display(),
            "at": _at(one.shown_at),
            "useful": one.useful,
        }
        for one in rows
    ]


def _assessment(one: Assessment) -> Facts:
    sections = [section for section in one.sections.all() if section.part != Part.PRIVATE]
    notes = next((section.text for section in sections if section.part == Part.NOTES), "")
    return {
        "id": one.pk,
        "author": one.author.name,
        "interview": str(one.interview),
        "kind": one.interview.kind,
        "starts_at": _at(one.interview.starts_at),
        "ends_at": _at(one.interview.ends_at),
        "handed_in_at": _at(one.handed_in_at),
        "notes": notes,
        "judgements": [
            {
                "principle": str(section.version) if section.version else section.label,
                "wording": section.version.number if section.version else None,
                "rating": section.rating,
                "text": section.text,
            }
            for section in sections
            if section.part != Part.NOTES
        ],
        "vote": one.vote,
        "passed": one.passed,
        "remark": one.remark,
        "amendments": [
            {"number": later.number, "reason": later.reason, "text": later.text, "at": _at(later.made_at)}
            for later in one.amendments.all()
        ],
    }


def _votes(debrief: Debrief, members: list[Member], assessments: list[Assessment]) -> list[Facts]:
    """Both votes of each voter, in the order in which the second ones were cast; the absent last."""
    first = {one.author_id: one.vote for one in assessments}
    absent = dict(debrief.absences.values_list("person_id", "reason"))
    ballots = {one.person_id: one for one in debrief.ballots.all()}
    order = {person_id: place for place, person_id in enumerate(ballots)}
    voters = sorted(
        (one for one in members if one.person.pk in first),
        key=lambda one: order.get(one.person.pk, len(order)),
    )
    return [
        {
            "name": one.name,
            "first": first[one.person.pk],
            "second": ballots[one.person.pk].vote if one.person.pk in ballots else None,
            "cast_at": _at(ballots[one.person.pk].cast_at) if one.person.pk in ballots else None,
            "absent": absent.get(one.person.pk, ""),
        }
        for one in voters
    ]


def _line(one: Any) -> Facts:
    return {
        "principle": str(one.version),
        "column": one.column,
        "text": one.text,
        "quote": one.quote,
        "assessment": one.section.assessment_id,
        "source": one.section.assessment.author.name,
        "author": one.author.name,
        "written_at": _at(one.written_at),
        "struck_at": _at(one.struck_at),
    }


def _gaps(debrief: Debrief) -> list[Facts]:
    rows = debrief.gaps.select_related("interview__interviewer", "version", "by")
    return [
        {
            "principle": str(one.version),
            "interview": str(one.interview),
            "interviewer": one.interview.interviewer.name if one.interview.interviewer else "",
            "note": one.note,
            "by": one.by.name,
        }
        for one in rows
    ]


def _keys(debrief: Debrief) -> list[Facts]:
    return [
        {
            "holder": holder.value,
            "name": key.person.name,
            "turn": key.turn,
            "reason": key.reason,
            "better_than_half": key.better_than_half,
            "raises_bar": key.raises_bar,
            "turned_at": _at(key.turned_at),
        }
        for holder, key in standing_keys(debrief).items()
    ]


def _summary(assessments: list[Assessment]) -> Summary:
    return summary_of(
        section.rating
        for one in assessments
        for section in one.sections.all()
        if section.part == Part.PRINCIPLE
    )


def _sum(summary: Summary, outcome: Outcome) -> Facts:
    """The plain sum, named as computed, and whether the decision went the other way (rules D14, Y4)."""
    return {
        "computed": True,
        "counts": {str(value): count for value, count in summary.counts},
        "without_data": summary.without_data,
        "mean": None if summary.mean is None else round(summary.mean, 2),
        "leaning": summary.leaning.value,
        "differs_from_outcome": summary.differs(outcome),
    }
