"""An assessment as the writing coach reads it, piece by piece and whole; what of that stood (rule F6)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from doordesk.engines.prose import WHOLE, Finding, Given, Kind, most_useful
from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.assessments.models import Assessment, CoachMark
from doordesk.mechanisms.assessments.queries.drafts import parts, place_of
from doordesk.mechanisms.candidates.models import Candidate
from doordesk.mechanisms.writing.queries import Mark, Piece, marked


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of an assessment: its section, if it has one, the spot on the page, its name, what is given."""

    section_id: int | None
    spot: str
    name: str
    text: str
    given: Given


@dataclass(frozen=True, slots=True)
class Advice:
    """The few marks to look at before handing in, each with its piece, and how many more there are."""

    marks: tuple[tuple[Place, Finding], ...]
    more: int


def place_name(section_id: int) -> str:
    """Under which name the coach knows the text of a section."""
    return f"assessments.section:{section_id}"


def remark_name(assessment_id: int) -> str:
    """Under which name the coach knows a remark."""
    return f"assessments.remark:{assessment_id}"


def coached(actor: Actor, assessment: Assessment) -> Iterator[tuple[Place, Mark]]:
    """What the coach says of the actor's own assessment, silenced marks included; for the author alone."""
    named = list(_places(assessment, _others(actor, assessment)))
    pieces = [Piece(name, place.text, Kind.ASSESSMENT, place.given) for name, place in named]
    for (_, place), found in zip(named, marked(actor, pieces), strict=True):
        for mark in found:
            yield place, mark


def advice(actor: Actor, assessment: Assessment) -> Advice:
    """The list before hand-in: the most useful first, at most seven (rule F6)."""
    found = [(place, mark.finding) for place, mark in coached(actor, assessment) if not mark.silenced]
    places = {id(one): place for place, one in found}
    first = most_useful(one for _, one in found)
    return Advice(tuple((places[id(one)], one) for one in first), len(found) - len(first))


def _places(assessment: Assessment, others: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
    """Each piece with the coach's name for it; last the whole, on which alone some rules speak."""
    notes, sections = parts(assessment)
    for section in (*([notes] if notes else []), *sections):
        part, name = ("evidence", str(section.version)) if section is not notes else ("notes", "Notes")
        given = Given(part=part, rating=section.rating, vote=assessment.vote, others=others)
        yield place_name(section.pk), Place(section.pk, place_of(section), name, section.text, given)
    given = Given(part="remark", vote=assessment.vote, others=others)
    name = remark_name(assessment.pk)
    yield name, Place(None, "remark", "Remark", assessment.remark, given)
    text = "\n\n".join([*((notes.text,) if notes else ()), *(one.text for one in sections)])
    whole = Given(part=WHOLE, vote=assessment.vote, others=others)
    yield f"{name}.whole", Place(None, "end", "The whole assessment", text, whole)


def _others(actor: Actor, assessment: Assessment) -> tuple[str, ...]:
    """First names of others who apply for the post, as far as the writer may know of them."""
    application = assessment.interview.application
    same = Candidate.objects.filter(applications__opening=application.opening_id)
    known = visible(actor, Candidate, same.exclude(pk=application.candidate_id))
    return tuple(sorted({name.split()[0] for name in known.values_list("name", flat=True) if name.strip()}))


def stood(actor: Actor, assessment_ids: Iterable[int]) -> dict[int, list[CoachMark]]:
    """What the coach had marked at hand-in, by assessment, as far as the actor may read it; one query."""
    found: dict[int, list[CoachMark]] = {}
    rows = CoachMark.objects.filter(assessment__in=list(assessment_ids)).select_related("section__version")
    for one in visible(actor, CoachMark, rows):
        found.setdefault(one.assessment_id, []).append(one)
    return found
