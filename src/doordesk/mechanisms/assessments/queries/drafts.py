"""What page and actions need to know of a draft: its sections and what is missing (rule F1)."""

from hashlib import sha256

from django.db.models import QuerySet

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.states import Gap, Judged, Part, gaps_before_end, gaps_before_rating
from doordesk.mechanisms.loops.models import Interview
from doordesk.mechanisms.loops.states import State as LoopState


def draft_of(actor: Actor, interview: Interview) -> Assessment | None:
    """The actor's own assessment of this interview, begun or handed in; a trainee's is for practice (F8)."""
    own = Assessment.everything.filter(
        interview=interview, author_id=actor.pk or 0, practice=interview.interviewer_id != actor.pk
    )
    return own.select_related(
        "interview__application__candidate",
        "interview__application__opening",
        "interview__loop",
        "interview__interviewer",
    ).first()


def counts(interview: Interview, *, practice: bool = False) -> bool:
    """Whether its assessment is still to be written: not cancelled, and the decision not made (D13).

    One for practice is no part of what was decided, and can be finished afterwards (rule F8).
    """
    ended = (LoopState.CANCELLED,) if practice else (LoopState.CLOSED, LoopState.CANCELLED)
    over = interview.loop is not None and interview.loop.state in ended
    return interview.cancelled_at is None and not over


def sections_in(assessment: Assessment) -> QuerySet[Section]:
    """All sections of one assessment, for practice or not."""
    return Section.everything.filter(assessment=assessment)


def parts(assessment: Assessment) -> tuple[Section | None, list[Section]]:
    """Return the notes and the sections for principles, in their order; one query."""
    rows = list(sections_in(assessment).select_related("version__principle"))
    notes = next((row for row in rows if row.part == Part.NOTES), None)
    return notes, [row for row in rows if row.part == Part.PRINCIPLE]


def owned_sections(assessment: Assessment, sections: list[Section]) -> list[Section]:
    """Those sections whose principle the interview owns now; others were taken from it meanwhile."""
    owned = set(assessment.interview.owned.values_list("version_id", flat=True))
    return [section for section in sections if section.version_id in owned]


def laid_out(assessment: Assessment) -> bool:
    """Whether every principle that the interview owns now has its section."""
    there = sections_in(assessment).filter(part=Part.PRINCIPLE).values("version")
    return not assessment.interview.owned.exclude(version__in=there).exists()


def judged(section: Section) -> Judged:
    """A section as far as the order of the parts is concerned."""
    name = str(section.version) if section.version else section.label
    return Judged(place_of(section), name, bool(section.text.strip()), section.rating is not None)


def place_of(section: Section) -> str:
    """The spot of the page, and the form's field, of a section."""
    return "notes" if section.part == Part.NOTES else f"section-{section.pk}"


def print_of(text: str) -> str:
    """A fingerprint by which a page that is sent back whole shows which texts nobody touched in it."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return sha256(plain.encode(errors="surrogatepass")).hexdigest()[:16]


def gaps(assessment: Assessment, *, before: Section | None = None) -> list[Gap]:
    """What is missing before the vote or outcome; with `before`, before that section's rating."""
    notes, sections = parts(assessment)
    written = bool(notes and notes.text.strip())
    if before is not None:
        return gaps_before_rating(notes=written, one=judged(before))
    owned = owned_sections(assessment, sections)
    return gaps_before_end(notes=written, judged=[judged(section) for section in owned])
