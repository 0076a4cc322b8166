"""The masked text of an assessment lent for a quality review, and who may not be given it (rule P5)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.policy import lent
from doordesk.mechanisms.assessments.queries.masking import Named, masked
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.loops.models import DebriefSeat, Interview, Loop, Trainee
from doordesk.mechanisms.principles.models import Version

READ = (Part.NOTES, Part.PRINCIPLE)


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence and rating for one principle, or an amendment under its number; names masked."""

    title: str
    text: str
    rating: int | None = None
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class LentText:
    """An assessment without names: no candidate, opening or author. `vote` is None while it is kept back."""

    minutes: int | None
    notes: str
    judgements: tuple[Passage, ...]
    amendments: tuple[Passage, ...]
    vote: int | None
    remark: str


def lent_text(actor: Actor, assessment_id: int, *, with_vote: bool) -> LentText | None:
    """What the actor was lent, names masked; None when it was not lent to them. Six queries.

    The one way to a text of another's assessment that goes round the seal: `policy.lent` opens it.
    """
    sections = Section.objects.filter(part__in=READ).select_related("version__principle")
    rows = Assessment.objects.filter(lent(actor), pk=assessment_id)
    row = (
        rows.select_related("author", "interview__application__candidate")
        .select_related("interview__application__opening__hiring_manager")
        .select_related("interview__application__opening__recruiter", "interview__loop__bar_raiser")
        .prefetch_related(Prefetch("sections", sections), "amendments")
        .first()
    )
    return _text(row, list(_names(row)), with_vote=with_vote) if row else None


def _text(row: Assessment, names: list[Named], *, with_vote: bool) -> LentText:
    sections = list(row.sections.all())
    notes = "\n\n".join(one.text for one in sections if one.part == Part.NOTES)
    judged = [one for one in sections if one.part == Part.PRINCIPLE]
    added = [(f"Amendment {one.number}: {one.reason}", one.text) for one in row.amendments.all()]
    return LentText(
        minutes=_minutes(row.interview),
        notes=masked(notes, names),
        judgements=tuple(
            Passage(str(one.version), masked(one.text, names), one.rating, one.version) for one in judged
        ),
        amendments=tuple(Passage(masked(title, names), masked(text, names)) for title, text in added),
        vote=row.vote if with_vote else None,
        remark=masked(row.remark, names) if with_vote else "",
    )


def _minutes(interview: Interview) -> int | None:
    if interview.starts_at is None or interview.ends_at is None:
        return None
    return round((interview.ends_at - interview.starts_at).total_seconds() / 60)


def _names(row: Assessment) -> Iterator[Named]:
    """Whom the text may name, in the order in which a name that two share is given away."""
    application = row.interview.application
    yield Named(application.candidate.name, "the candidate")
    yield Named(row.author.name, "the interviewer")
    seats = Interview.objects.filter(application=application, interviewer__isnull=False)
    learning = Trainee.objects.filter(interview__application=application)
    for name in seats.values_list("interviewer__name", flat=True):
        yield Named(name, "an interviewer")
    for name in learning.values_list("person__name", flat=True):
        yield Named(name, "an interviewer")
    watching = DebriefSeat.objects.filter(loop__application=application)
    for name in watching.values_list("person__name", flat=True):
        yield Named(name, "a colleague")
    loop, opening = row.interview.loop, application.opening
    for person in (loop.bar_raiser if loop else None, opening.hiring_manager, opening.recruiter):
        if person is not None:
            yield Named(person.name, "a colleague")


def those_near(assessments: Collection[int]) -> dict[int, frozenset[int]]:
    """Who sat on, learnt on, led or hires for each of them: {assessment: people}, as `policy.near` has it.

    Five queries for any number.
    """
    rows = Assessment.objects.filter(pk__in=assessments).values_list(
        "pk", "author", "interview__application", "interview__application__opening__hiring_manager",
        "interview__application__opening__recruiter",
    )  # fmt: skip
    of = {
        pk: (application, {author, manager, recruiter})
        for pk, author, application, manager, recruiter in rows
    }
    around: dict[int, set[int]] = {application: set() for application, _ in of.values()}
    for application, person in _seated(around):
        around[application].add(person)
    return {pk: frozenset((named | around[application]) - {None}) for pk, (application, named) in of.items()}


def _seated(applications: Collection[int]) -> Iterator[tuple[int, int]]:
    of = {"application__in": applications}
    yield from (
        Interview.objects.filter(**of).exclude(interviewer=None).values_list("application", "interviewer")
    )
    yield from Loop.objects.filter(**of).exclude(bar_raiser=None).values_list("application", "bar_raiser")
    learning = Trainee.objects.filter(interview__application__in=applications)
    yield from learning.values_list("interview__application", "person")
    watching = DebriefSeat.objects.filter(loop__application__in=applications)
    yield from watching.values_list("loop__application", "person")
