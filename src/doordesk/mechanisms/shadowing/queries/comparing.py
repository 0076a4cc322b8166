"""A trainee's assessment beside the mentor's, principle by principle, as far as one may read (rule F8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.assessments.queries import Judgement, Pair, Record, pair_of
from doordesk.mechanisms.assessments.states import Part
from doordesk.mechanisms.shadowing.queries.sittings import Sitting
from doordesk.mechanisms.shadowing.states import difference


@dataclass(frozen=True, slots=True)
class Line:
    """One principle: what each of the two wrote and rated, and how they differ in words."""

    name: str
    practice: Judgement | None
    mentors: Judgement | None
    says: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What this reader may lay side by side; `lines` are those principles that either of the two judged."""

    pair: Pair
    lines: tuple[Line, ...]

    @property
    def differing(self) -> int:
        """On how many principles the two differ."""
        return sum(bool(one.says) and one.says != "The same" for one in self.lines)


def compared(actor: Actor, one: Sitting) -> Comparison:
    """Lay the two side by side for one reader."""
    pair = pair_of(actor, one.seat)
    practice, mentors = _by_principle(pair.practice), _by_principle(pair.mentors)
    keys = dict.fromkeys((*mentors, *practice))
    return Comparison(pair, tuple(_line(one, practice.get(key), mentors.get(key)) for key in keys))


def _by_principle(record: Record | None) -> dict[int, Judgement]:
    found: Iterable[Judgement] = record.judgements if record else ()
    return {
        one.version.principle_id: one
        for one in found
        if one.version is not None and one.part == Part.PRINCIPLE
    }


def _line(one: Sitting, practice: Judgement | None, mentors: Judgement | None) -> Line:
    trainee, mentor = one.names
    name = next(found.name for found in (mentors, practice) if found is not None)
    ratings = (found.rating if found else None for found in (practice, mentors))
    return Line(name, practice, mentors, difference(trainee, next(ratings), mentor, next(ratings)))
