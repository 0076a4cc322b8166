"""Write a draft: notes, evidence, ratings, the vote or a screen's outcome (rules F1, F2, F7, L8)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Conflict, Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments.actions.guards import begun, clean, draft, filled, opens, still_counts
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.queries.drafts import draft_of, gaps, place_of, sections_in
from doordesk.mechanisms.assessments.states import Part, Rating, State, Vote
from doordesk.mechanisms.loops.models import Interview

MEANWHILE = "This text was saved elsewhere meanwhile."
BOTH_KEPT = "Both texts are here: keep one, or join them."


@transaction.atomic
def open_assessment(interview: Interview, *, actor: Actor) -> Assessment:
    """Begin the assessment of one's own interview, or find it again with a section for each principle.

    A trainee of the interview begins one for practice (rule F8).
    """
    interview = locked(interview)
    require(actor, P.ASSESSMENT_WRITE, interview)
    found, practice = draft_of(actor, interview), interview.interviewer_id != actor.pk
    if found is not None and found.state == State.HANDED_IN:
        return found
    still_counts(interview, practice=practice)
    opens(interview)
    if found is None and practice:
        found = _carried_over(interview, actor)
    if found is None:
        author = Person.objects.get(pk=actor.pk or 0)
        row = {"interview": interview, "author": author, "practice": practice}
        found = Assessment.objects.create(**row, opened_at=now())
        kind = Kind.PRACTICE_OPENED if practice else Kind.ASSESSMENT_OPENED
        record(actor, kind, found, interview=interview.pk)
    _lay_out(found)
    return found


def _carried_over(interview: Interview, actor: Actor) -> Assessment | None:
    """Find what a trainee prepared before the interview changed hands: their seat went along (rule F7)."""
    drafts = Assessment.everything.filter(practice=True, author_id=actor.pk, state=State.DRAFT)
    found = drafts.filter(interview__uid=interview.uid, interview__cancelled_at__isnull=False).first()
    if found is not None:
        found.interview = interview
        found.save(update_fields=["interview"])
    return found


def _lay_out(assessment: Assessment) -> None:
    """Give notes and every owned principle their section; drop empty ones that are owned no more."""
    if not sections_in(assessment).filter(part=Part.NOTES).exists():
        Section.objects.create(assessment=assessment, part=Part.NOTES)
    owned = set(assessment.interview.owned.values_list("version_id", flat=True))
    there = {one.version_id: one for one in sections_in(assessment).filter(part=Part.PRINCIPLE)}
    for version_id, section in there.items():
        if version_id not in owned and not section.text.strip() and section.rating is None:
            section.delete()
    for version_id in owned - set(there):
        Section.objects.create(assessment=assessment, part=Part.PRINCIPLE, version_id=version_id)


@transaction.atomic
def save_section(section: Section, *, text: str, revision: int, actor: Actor) -> int:
    """Keep a text as typed and return its new revision; `Conflict` when it changed meanwhile (rule F7).

    `revision` is the one the writer's text grew from. The same text again is no change, so that a repeated
    or delayed save does no harm.
    """
    assessment = draft(section.assessment, actor)
    row, text = locked(section), clean(text, place_of(section))
    if text == row.text:
        return row.revision
    if row.part != Part.NOTES:
        begun(assessment.interview, "Evidence is written")
    if revision != row.revision:
        raise Conflict(MEANWHILE, theirs=row.text, revision=row.revision, way_out=BOTH_KEPT)
    row.text, row.revision, row.saved_at = text, row.revision + 1, now()
    row.save(update_fields=["text", "revision", "saved_at"])
    return row.revision


@transaction.atomic
def rate(section: Section, rating: int, *, actor: Actor) -> Section:
    """Rate one principle, after its evidence (rule F1); 0 says there was not enough to judge (rule D12)."""
    assessment = draft(section.assessment, actor)
    row = locked(section)
    if row.part != Part.PRINCIPLE or rating not in Rating.values:
        raise Refused("There are four ratings, and “Not enough data”.", rule="F1", code="no_such_rating")
    begun(assessment.interview, "Principles are rated")
    filled(gaps(assessment, before=row), "This rating waits")
    row.rating = rating
    row.save(update_fields=["rating"])
    return row


@transaction.atomic
def vote(assessment: Assessment, vote: int, remark: str, *, revision: int, actor: Actor) -> int:
    """Vote, when everything before it is there (rules F1, F2); return the new revision."""
    row, remark = draft(assessment, actor), clean(remark, "remark")
    if row.interview.loop_id is None:
        raise Refused("A screen ends in yes or no, not in a vote.", rule="L8", code="screen")
    if vote not in Vote.values:
        raise Refused(
            "There are four votes and no fifth.",
            rule="F2",
            way_out="Choose one of the four; a condition goes into the remark.",
            place="vote",
            code="no_such_vote",
        )
    begun(row.interview, "The vote comes")
    filled(gaps(row), "The vote waits")
    if (vote, remark) == (row.vote, row.remark):
        return row.revision
    if revision != row.revision:
        raise Conflict(MEANWHILE, theirs=row.remark, revision=row.revision, way_out=BOTH_KEPT)
    row.vote, row.remark, row.revision = vote, remark, row.revision + 1
    row.save(update_fields=["vote", "remark", "revision"])
    return row.revision


@transaction.atomic
def decide_screen(assessment: Assessment, passed: bool, *, actor: Actor) -> Assessment:  # noqa: FBT001
    """Say yes or no after a screen; unsure is no (rule L8)."""
    row = draft(assessment, actor)
    if row.interview.loop_id is not None:
        raise Refused("An interview of a loop ends in a vote.", rule="F2", code="not_a_screen")
    begun(row.interview, "The outcome is given")
    filled(gaps(row), "The outcome waits")
    row.passed = passed
    row.save(update_fields=["passed"])
    return row
