"""What people owe on the paths: the trainee's next step, the mentor's and the Core's yes (rules P1, P6)."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.training.models import Journey
from doordesk.mechanisms.training.queries.cases import core_but
from doordesk.mechanisms.training.queries.counting import way
from doordesk.mechanisms.training.queries.holding import held
from doordesk.mechanisms.training.queries.lapsing import WARNED
from doordesk.mechanisms.training.queries.progress import Progress, progress_of, running
from doordesk.mechanisms.training.states import MENTORED, About, Approver, State


@duties
def along_the_paths(question: Question) -> Iterator[Duty]:
    """Own next steps; for mentors and the Core whoever waits for them."""
    if question.owner_id is None:
        return
    owner = Person.objects.filter(pk=question.owner_id, is_active=True).first()
    if owner is None:
        return
    yield from _lapsing(owner)
    rows = running()
    if not owner.is_core:
        rows = rows.filter(Q(person=owner) | Q(mentor=owner))
    journeys = list(rows)
    for journey, progress in zip(journeys, progress_of(journeys), strict=True):
        if journey.person_id == owner.pk:
            yield from _own(journey, progress)
        else:
            yield from _for_others(journey, progress, owner)


def _own(journey: Journey, progress: Progress) -> Iterator[Duty]:
    """What the trainee does next, where somebody can begin it themself."""
    if progress.next is None or progress.state is not State.UNDER_WAY:
        return
    found = way(progress.next.kind, journey.person_id, progress.next.detail)
    if found is not None and not found.owed:
        yield Duty(journey.person_id, found.sentence, found.url, "next step of a path", rule="P1")


def _for_others(journey: Journey, progress: Progress, owner: Person) -> Iterator[Duty]:
    """What a mentor or a member of the Core owes somebody on a path."""
    who, url = journey.person, reverse("training:journey", args=[journey.pk])
    for sentence in _sentences(journey, progress, owner):
        said = sentence.format(who=who, path=journey.path)
        yield Duty(owner.pk, said, url, f"a word on {who.get_short_name()}'s path", rule="P1")


def _sentences(journey: Journey, progress: Progress, owner: Person) -> Iterator[str]:
    if journey.state == State.NOMINATED:
        if owner.is_core and not _said(journey, owner, About.REVIEW):
            yield "Review the nomination of {who}: {path}"
        return
    if progress.finished and _decides(journey, owner) and _can_still_say(journey, owner):
        yield "Say whether {who} is certified: {path}"
    if owner.is_core and journey.mentor_id is None and _wants_mentor(progress):
        yield "Name a mentor for {who}: {path}"


def _decides(journey: Journey, owner: Person) -> bool:
    """The mentor where the path leaves it to them; the Core otherwise, or where there is no mentor."""
    if journey.path.approver == Approver.MENTOR and journey.mentor_id is not None:
        return owner.pk == journey.mentor_id
    return owner.is_core


def _can_still_say(journey: Journey, owner: Person) -> bool:
    """Not said yet, and another pair of eyes than whoever credited, where there is one."""
    if _said(journey, owner, About.CERTIFICATE):
        return False
    credited = any(one.by_id == owner.pk for one in journey.credits.all())
    return not credited or not core_but(journey.person_id) - {owner.pk}


def _wants_mentor(progress: Progress) -> bool:
    return any(one.kind in MENTORED and not one.finished for one in progress.stations)


def _said(journey: Journey, owner: Person, about: About) -> bool:
    return any(one.about == about and one.by_id == owner.pk for one in journey.approvals.all())


def _lapsing(owner: Person) -> Iterator[Duty]:
    """A certificate that lapses within the month, unless its holder interviews or it is renewed (P6)."""
    for row in held([owner.pk], exactly=True):
        if not row.lapsed and row.until - now() <= WARNED:
            sentence = "Your certificate lapses unless you interview or it is renewed"
            url = reverse("training:certificate", args=[row.pk])
            yield Duty(owner.pk, sentence, url, "renewal of a certificate", row.until, rule="P6")
