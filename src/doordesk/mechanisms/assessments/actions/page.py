"""Keep a whole page of a draft at once, as a browser without scripts sends it (rules F1, F7)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.assessments.actions.writing import decide_screen, rate, save_section, vote
from doordesk.mechanisms.assessments.models import Assessment, Section
from doordesk.mechanisms.assessments.queries.drafts import place_of, sections_in


@dataclass(frozen=True, slots=True)
class Typed:
    """What was changed on the page: texts with the revision each grew from, ratings, vote or outcome."""

    texts: dict[int, tuple[str, int]] = field(default_factory=dict)
    ratings: dict[int, int] = field(default_factory=dict)
    vote: int | None = None
    remark: str | None = None
    revision: int = 0
    passed: bool | None = None


def save_page(assessment: Assessment, typed: Typed, *, actor: Actor) -> dict[str, Refused]:
    """Save every part by its own action, in their order; return what was refused, by place of the page.

    Each part stands for itself: one that is refused keeps none of the others from being saved.
    """
    require(actor, P.ASSESSMENT_WRITE, assessment)
    refused: dict[str, Refused] = {}
    sections = list(sections_in(assessment).select_related("version"))
    for section in sections:
        _keep(refused, place_of(section), _text(section, typed, actor))
    for section in sections:
        _keep(refused, place_of(section), _rating(section, typed, actor))
    _keep(refused, "end", _end(assessment, typed, actor))
    return refused


def _keep(refused: dict[str, Refused], place: str, deed: Callable[[], object] | None) -> None:
    if deed is None:
        return
    try:
        deed()
    except Refused as refusal:
        refused.setdefault(place, refusal)


def _text(section: Section, typed: Typed, actor: Actor) -> Callable[[], object] | None:
    if section.pk not in typed.texts:
        return None
    text, revision = typed.texts[section.pk]
    return lambda: save_section(section, text=text, revision=revision, actor=actor)


def _rating(section: Section, typed: Typed, actor: Actor) -> Callable[[], object] | None:
    rating = typed.ratings.get(section.pk)
    if rating is None or rating == section.rating:
        return None
    return lambda: rate(section, rating, actor=actor)


def _end(assessment: Assessment, typed: Typed, actor: Actor) -> Callable[[], object] | None:
    if typed.passed is not None and typed.passed != assessment.passed:
        passed = typed.passed
        return lambda: decide_screen(assessment, passed, actor=actor)
    if typed.vote is None and typed.remark is None:
        return None
    chosen = next((said for said in (typed.vote, assessment.vote) if said is not None), 0)
    remark = assessment.remark if typed.remark is None else typed.remark
    return lambda: vote(assessment, chosen, remark, revision=typed.revision, actor=actor)
