"""Today's wordings and the question bank."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from doordesk.foundation.access.doors import visible
from doordesk.foundation.kernel.actors import Actor
from doordesk.mechanisms.principles.models import BankQuestion, Principle, Version

_PARTS = (
    *("name", "summary", "description"),
    *("anchor_strong", "anchor_good", "anchor_weak", "anchor_poor"),
)


def current() -> QuerySet[Version]:
    """Return each principle's newest wording, retired ones included, in the company's order."""
    newer = Version.objects.filter(principle=OuterRef("principle"), number__gt=OuterRef("number"))
    return (
        Version.objects.filter(~Exists(newer))
        .select_related("principle")
        .order_by("principle__position", "pk")
    )


def current_of(principles: Iterable[Principle | int]) -> dict[int, Version]:
    """Return the newest wording of each of these principles by the principle's key, in one query."""
    return {version.principle_id: version for version in current().filter(principle__in=list(principles))}


def vocabulary(actor: Actor) -> QuerySet[Version]:
    """Return the wordings in use, in order, with their questions at `principle.questions.all()`."""
    return visible(actor, Version, current()).filter(principle__retired_at=None).prefetch_related(_bank())


def retired(actor: Actor) -> QuerySet[Version]:
    """Return the last wordings of the principles that are no longer in use."""
    return visible(actor, Version, current()).exclude(principle__retired_at=None)


def questions(actor: Actor, principle: Principle) -> QuerySet[BankQuestion]:
    """Return a principle's questions in use."""
    return visible(actor, BankQuestion, principle.questions.filter(retired_at=None))


def shelved_questions(actor: Actor, principle: Principle) -> QuerySet[BankQuestion]:
    """Return a principle's retired questions."""
    return visible(actor, BankQuestion, principle.questions.exclude(retired_at=None))


def matching(versions: QuerySet[Version], words: str) -> QuerySet[Version]:
    """Narrow to principles whose wording or question bank contains every word; questions likewise."""
    for word in words.split():
        in_bank = BankQuestion.objects.filter(principle=OuterRef("principle")).filter(_asks(word))
        versions = versions.filter(_says(word) | Q(Exists(in_bank)))
    return versions.prefetch_related(None).prefetch_related(_bank(words)) if words else versions


def _bank(words: str = "") -> "Prefetch[str, QuerySet[BankQuestion], str]":
    found = BankQuestion.objects.filter(retired_at=None)
    for word in words.split():
        found = found.filter(_asks(word))
    return Prefetch("principle__questions", queryset=found)


def _says(word: str) -> Q:
    found = Q()
    for part in _PARTS:
        found |= Q(**{f"{part}__icontains": word})
    return found


def _asks(word: str) -> Q:
    words = Q(text__icontains=word) | Q(follow_ups__icontains=word) | Q(listen_for__icontains=word)
    return words & Q(retired_at=None)
