"""The experts' keys and the planted faults: nobody reads them before handing in on the case (rule P2).

`keys_for` and `faults_for` are the only ways to what they say; `score_of` and `counted` give numbers.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.policy import solved
from doordesk.mechanisms.practice.queries.library import OWN, Listed, shipped, shipped_keys
from doordesk.mechanisms.practice.states import (
    Fault,
    Key,
    Purpose,
    Rated,
    Rating,
    State,
    cited,
    expert_score,
)

FEWEST = 2
"""So many keys a company's case needs before others practise on it: one opinion is no measure."""


def knows(actor: Actor, slug: str) -> bool:
    """Tell whether somebody has handed in on this case, and so may see keys and faults."""
    return solved(actor).filter(case=slug).exists()


def keys_for(actor: Actor, listed: Listed) -> tuple[Key, ...]:
    """Return the keys for somebody who has handed in; nothing for anybody else."""
    return _keys([listed])[listed.case.slug] if knows(actor, listed.case.slug) else ()


def faults_for(actor: Actor, listed: Listed) -> tuple[Fault, ...]:
    """Return the planted faults for somebody who has handed in; nothing for anybody else."""
    return listed.case.faults if knows(actor, listed.case.slug) else ()


def counted() -> dict[str, int]:
    """Return how many keys each case has, in one query."""
    found = {slug: len(shipped_keys(slug)) for slug in shipped()}
    for slug in _handed_in().values_list("case", flat=True):
        found[slug] = found.get(slug, 0) + 1
    return found


def scores(cases: Collection[Listed]) -> dict[str, dict[str, float | None]]:
    """Return the experts' score of each principle of these cases: means over keys, never one key."""
    keys = _keys(cases)
    return {
        one.case.slug: {
            principle: expert_score([it.rating for key in keys[one.case.slug] if (it := key.of(principle))])
            for principle in one.case.principles
        }
        for one in cases
    }


def _keys(cases: Collection[Listed]) -> dict[str, tuple[Key, ...]]:
    """Return the keys of these cases; one query, or two when the company's own are among them."""
    found = {one.case.slug: shipped_keys(one.case.slug) for one in cases if one.own is None}
    own = {one.case.slug: one for one in cases if one.own is not None}
    written: dict[str, list[Key]] = defaultdict(list)
    rows = _handed_in().filter(case__in=own).select_related("person").prefetch_related("marks")
    for sheet in rows.order_by("handed_in_at", "pk") if own else ():
        written[sheet.case].append(_key(sheet, own[sheet.case]))
    return found | {slug: tuple(written[slug]) for slug in own}


def _key(sheet: Sheet, listed: Listed) -> Key:
    turns = len(listed.case.turns)
    rated = tuple(
        Rated(mark.principle, mark.rating or Rating.NO_DATA, cited(mark.text, turns), mark.text)
        for mark in sheet.marks.all()
    )
    return Key(sheet.person.get_short_name(), sheet.vote or 0, sheet.why, rated)


def _handed_in() -> QuerySet[Sheet]:
    keys = Sheet.objects.filter(purpose=Purpose.KEY, state=State.HANDED_IN)
    return keys.filter(case__startswith=OWN).order_by()
