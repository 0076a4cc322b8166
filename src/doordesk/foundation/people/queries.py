"""Reading people: lists with their team, and reporting lines as a map."""

from django.db.models import Q, QuerySet

from doordesk.foundation.people.models import Person


def active() -> QuerySet[Person]:
    """Everybody who still works here, with team."""
    return Person.objects.filter(is_active=True).select_related("team")


def matching(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    """Narrow to people whose name, title, address or team contain every word."""
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word)
            | Q(title__icontains=word)
            | Q(email__icontains=word)
            | Q(team__name__icontains=word)
        )
    return people
