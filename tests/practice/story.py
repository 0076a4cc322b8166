"""What the browser test plays on the server's own database (tests/builders/server.py)."""

from doordesk.mechanisms.practice.models import Sheet
from tests import cast as builders
from tests.builders.practice import own_case, own_sheet


def company() -> str:
    """The cast and a case of Rosa's with two keys; returns its slug."""
    people, versions = builders.cast(), builders.principles()
    case = own_case(people.rosa, versions)
    for one in (people.omar, people.ben):
        own_sheet(case, one, key=True)
    return case.slug


def texts(who: str) -> list[str]:
    """What somebody's draft or attempt holds."""
    sheet = Sheet.objects.filter(person__email__startswith=who).order_by("pk").last()
    return [mark.text for mark in sheet.marks.all()] if sheet else []
