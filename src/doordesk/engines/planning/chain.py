"""Who belongs to the hiring chain, and by which tie. Rule L4."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from doordesk.engines.planning.plan import Id, Opening, Person

IS_MANAGER = "they are the hiring manager"
IS_RECRUITER = "they are the recruiter of this opening"
REPORTS = "they report to {manager}, the hiring manager"
REPORTS_FAR = "they report, through others, to {manager}, the hiring manager"
LEADS = "{manager}, the hiring manager, reports to them"
LEADS_FAR = "{manager}, the hiring manager, reports to them through others"


def hiring_chain(opening: Opening, people: Mapping[Id, Person]) -> frozenset[Id]:
    """Return the ids of all who stand in the hiring chain.

    The hiring manager; everybody above them, of any team; those who report to them directly; those further
    below who belong to the opening's team; and the recruiter. Circles in reporting lines are walked once.

    >>> boss = Person("boss", "Bo", 8, team="x")
    >>> lead = Person("lead", "Li", 6, team="pay", manager="boss")
    >>> own = Person("own", "Ola", 5, team="pay", manager="lead")
    >>> far = Person("far", "Fay", 5, team="x", manager="boss")
    >>> opening = Opening(level=5, team="pay", hiring_manager="lead", recruiter="rec")
    >>> sorted(hiring_chain(opening, {p.id: p for p in (boss, lead, own, far)}))
    ['boss', 'lead', 'own', 'rec']
    """
    return frozenset(ties(opening, people))


def ties(opening: Opening, people: Mapping[Id, Person]) -> dict[Id, str]:
    """Return for everybody in the hiring chain how they belong to it, as a clause about 'they'."""
    manager = opening.hiring_manager
    found: dict[Id, str] = {}
    for person, tie in (*_around(manager, opening, people), (opening.recruiter, IS_RECRUITER)):
        if person is not None:
            found.setdefault(person, tie.format(manager=_name(manager, people)))
    return found


def _around(manager: Id | None, opening: Opening, people: Mapping[Id, Person]) -> Iterator[tuple[Id, str]]:
    """Walk from the hiring manager up, then down."""
    if manager is None:
        return
    yield manager, IS_MANAGER
    for step, person in enumerate(_above(manager, people)):
        yield person, LEADS_FAR if step else LEADS
    for step, person in _below(manager, people):
        if step == 1:
            yield person, REPORTS
        elif people[person].team == opening.team:
            yield person, REPORTS_FAR


def _above(start: Id, people: Mapping[Id, Person]) -> Iterator[Id]:
    """Yield the managers above somebody, the nearest first."""
    seen = {start}
    above = _manager(start, people)
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = _manager(above, people)


def _manager(person: Id, people: Mapping[Id, Person]) -> Id | None:
    return people[person].manager if person in people else None


def _below(start: Id, people: Mapping[Id, Person]) -> Iterator[tuple[int, Id]]:
    """Yield everybody below somebody with the number of steps, the nearest first."""
    reports: defaultdict[Id | None, list[Id]] = defaultdict(list)
    for person in people.values():
        reports[person.manager].append(person.id)
    seen, row, step = {start}, [start], 0
    while row:
        row = list(dict.fromkeys(below for at in row for below in reports[at] if below not in seen))
        seen.update(row)
        step += 1
        yield from ((step, person) for person in row)


def _name(person: Id | None, people: Mapping[Id, Person]) -> str:
    return people[person].name if person is not None and person in people else "somebody"
