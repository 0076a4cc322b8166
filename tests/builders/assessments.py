"""Assessments for tests, made by the real actions at the moments at which people would."""

from datetime import datetime

from doordesk.foundation.kernel import clock
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.assessments import actions
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.queries import owned_sections, parts
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import Stage
from doordesk.mechanisms.loops.models import Interview, Loop, Trainee
from doordesk.mechanisms.loops.states import Kind, Trainees
from tests.cast import HOUR, MONDAY

NOTES = "She moved the refund job behind a queue, alone, over two weekends."
PRACTISED = "I would have asked how she knew that the three shops were hurt."
EVIDENCE = "“I rang the three shops myself before I touched anything.”"


def screen(application: Application, who: Person, starts: datetime = MONDAY) -> Interview:
    """A first talk of half an hour; the application stands at its screen."""
    application.stage = Stage.SCREEN
    application.save(update_fields=["stage"])
    return Interview.objects.create(
        application=application, kind=Kind.SCREEN, interviewer=who, title="Phone screen",
        starts_at=starts, ends_at=starts + HOUR / 2,
    )  # fmt: skip


def interview_of(loop: Loop, who: Person) -> Interview:
    """Somebody's interview of a loop."""
    return loop.interviews.get(interviewer=who, cancelled_at=None)


def author(interview: Interview) -> Person:
    """The interviewer of record."""
    assert interview.interviewer is not None
    return interview.interviewer


def begun(interview: Interview) -> Assessment:
    """A fresh draft, opened when the interview began."""
    assert interview.starts_at is not None
    with clock.at(interview.starts_at):
        return actions.open_assessment(interview, actor=author(interview))


def notes_of(assessment: Assessment) -> Section:
    """The section for notes."""
    notes, _ = parts(assessment)
    assert notes is not None
    return notes


def sections_of(assessment: Assessment) -> list[Section]:
    """The sections of the owned principles."""
    return owned_sections(assessment, parts(assessment)[1])


def noted(interview: Interview, text: str = NOTES) -> Assessment:
    """A draft with notes."""
    made = begun(interview)
    _write(notes_of(made), text, interview)
    return made


def rated(interview: Interview, rating: int = 3, evidence: str = EVIDENCE) -> Assessment:
    """A draft with notes, and evidence and rating for every owned principle."""
    made = noted(interview)
    for section in sections_of(made):
        _write(section, evidence, interview)
        with clock.at(_end(interview)):
            actions.rate(section, rating, actor=author(interview))
    return made


def finished(interview: Interview, vote: int = 3, remark: str = "", rating: int = 3) -> Assessment:
    """A draft that lacks nothing but the hand-in; a screen passes with 3 or 4."""
    made = rated(interview, rating)
    with clock.at(_end(interview)):
        if interview.loop_id is None:
            actions.decide_screen(made, passed=vote > 2, actor=author(interview))
        else:
            actions.vote(made, vote, remark, revision=0, actor=author(interview))
    return made


def handed_in(
    interview: Interview, vote: int = 3, *, at: datetime | None = None, remark: str = "", rating: int = 3
) -> Assessment:
    """An assessment handed in, an hour after the interview's end unless said otherwise."""
    made = finished(interview, vote, remark, rating)
    with clock.at(at or _end(interview) + HOUR):
        return actions.hand_in(made, actor=author(interview))


def all_handed_in(loop: Loop, vote: int = 3) -> list[Assessment]:
    """Every assessment of the loop, handed in."""
    return [handed_in(one, vote) for one in loop.interviews.filter(cancelled_at=None)]


def seat(interview: Interview, who: Person, kind: Trainees = Trainees.SHADOW) -> Trainee:
    """A trainee's seat in an interview."""
    return Trainee.objects.create(interview=interview, person=who, kind=kind)


def practice_draft(interview: Interview, who: Person, *, rating: int = 3, vote: int = 3) -> Assessment:
    """A trainee's practice assessment that lacks nothing but the hand-in; they have a seat already."""
    with clock.at(_end(interview)):
        made = actions.open_assessment(interview, actor=who)
        for section in [notes_of(made), *sections_of(made)]:
            actions.save_section(section, text=PRACTISED, revision=0, actor=who)
        for section in sections_of(made):
            actions.rate(section, rating, actor=who)
        actions.vote(made, vote, "", revision=0, actor=who)
    return Assessment.everything.get(pk=made.pk)


def practised(
    interview: Interview, who: Person, *, rating: int = 3, vote: int = 3, at: datetime | None = None
) -> Assessment:
    """The same, handed in, two hours after the interview's end unless said otherwise."""
    made = practice_draft(interview, who, rating=rating, vote=vote)
    with clock.at(at or _end(interview) + 2 * HOUR):
        return actions.hand_in(made, actor=who)


def _write(section: Section, text: str, interview: Interview) -> None:
    with clock.at(_end(interview)):
        actions.save_section(section, text=text, revision=section.revision, actor=author(interview))


def _end(interview: Interview) -> datetime:
    assert interview.ends_at is not None
    return interview.ends_at
