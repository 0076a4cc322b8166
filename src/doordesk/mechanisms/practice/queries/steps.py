"""Practice as a step of a path (rule P1): a case counts once handed in; the next is the first untried."""

from collections.abc import Collection, Iterable, Iterator

from django.urls import reverse

from doordesk.mechanisms.practice.models import Sheet
from doordesk.mechanisms.practice.queries.keys import FEWEST, counted
from doordesk.mechanisms.practice.queries.library import Listed, all_cases
from doordesk.mechanisms.practice.queries.sheets import handed_in_by
from doordesk.mechanisms.practice.states import State
from doordesk.mechanisms.training.queries import Done, Way, counts, leads
from doordesk.mechanisms.training.states import StepKind


@counts(StepKind.PRACTICE)
def practised(people: Collection[int], detail: str = "") -> Iterable[Done]:
    """Yield each first attempt at a case; further attempts at it have the same key."""
    cases = all_cases()
    for sheet in handed_in_by(people):
        if sheet.case in cases and sheet.handed_in_at is not None:
            title = cases[sheet.case].case.title
            url = reverse("practice:result", args=[sheet.pk])
            yield Done(sheet.person_id, sheet.case, sheet.handed_in_at, title, url)


@leads(StepKind.PRACTICE)
def next_case(person: int, detail: str = "") -> Way | None:
    """Lead to the draft that was begun, else to the first case not tried yet."""
    written = Sheet.objects.filter(person=person)
    sheets = {slug: (state, number) for slug, state, number in written.values_list("case", "state", "number")}
    cases = {one.case.slug: one for one in open_cases(person)}
    for slug, one in cases.items():
        if sheets.get(slug) == (State.DRAFT, 1):
            return Way(f"Finish the practice case: {one.case.title}", _url(slug))
    untried = next((slug for slug in cases if slug not in sheets), None)
    return Way(f"Rate a practice case: {cases[untried].case.title}", _url(untried)) if untried else None


def open_cases(person: int) -> Iterator[Listed]:
    """Yield the cases on which somebody can practise: with keys, not retired, not written by them."""
    keys = counted()
    for one in all_cases().values():
        theirs = one.own is not None and one.own.written_by_id == person
        if keys.get(one.case.slug, 0) >= FEWEST and not one.retired and not theirs:
            yield one


def _url(slug: str) -> str:
    return reverse("practice:case", args=[slug])
