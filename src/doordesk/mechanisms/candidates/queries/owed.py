"""What the recruiter of an opening owes its applications: a first step, and in the end a word (rule A3)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from doordesk.foundation.kernel.duties import Duty, Question, duties
from doordesk.mechanisms.candidates.models import Application, StageMove, Word
from doordesk.mechanisms.candidates.states import Said, Stage

# Three days to look at an application, two to tell how it ended: nobody should wait a week for a first word.
SCREEN_WITHIN = timedelta(days=3)
TELL_WITHIN = timedelta(days=2)
TO_TELL = (Stage.HIRE, Stage.NO_HIRE, Stage.DECLINED)


def since_when(rows: QuerySet[Application]) -> QuerySet[Any]:
    """Add `since` (in this stage), `last_word` (to the candidate, or None) and `told_at` (the outcome)."""
    moves = StageMove.objects.filter(application=OuterRef("pk")).order_by("-at", "-pk")
    words = Word.objects.filter(application=OuterRef("pk")).order_by("-at", "-pk")
    return rows.annotate(
        since=Coalesce(Subquery(moves.values("at")[:1]), F("applied_at")),
        last_word=Subquery(words.values("at")[:1]),
        told_at=Subquery(words.filter(said=Said.OUTCOME).values("at")[:1]),
    )


def untold(application: Any) -> bool:
    """Tell whether an ended application (from `since_when`) still waits for its outcome to be told."""
    if application.historical or application.stage not in TO_TELL:
        return False
    return bool(application.told_at is None or application.told_at < application.since)


@duties
def of_recruiters(question: Question) -> Iterator[Duty]:
    """Give the duties of one recruiter, or about some applications, in one query."""
    rows = Application.objects.filter(historical=False, stage__in=(Stage.APPLIED, *TO_TELL))
    if question.owner_id is not None:
        rows = rows.filter(opening__recruiter_id=question.owner_id)
    if question.application_ids is not None:
        rows = rows.filter(pk__in=question.application_ids)
    waiting = Q(stage=Stage.APPLIED) | Q(told_at=None) | Q(told_at__lt=F("since"))
    for application in since_when(rows).filter(waiting).select_related("candidate", "opening"):
        if application.stage == Stage.APPLIED:
            yield _duty(application, "Plan a screen for {}", "plan a screen", SCREEN_WITHIN)
        else:
            yield _duty(application, "Tell {} the outcome", "tell the candidate", TELL_WITHIN, rule="A3")


def _duty(application: Any, sentence: str, step: str, within: timedelta, rule: str = "") -> Duty:
    since: datetime = application.since
    return Duty(
        owner_id=application.opening.recruiter_id,
        sentence=f"{sentence.format(application.candidate.name)}, {application.opening.title}",
        url=reverse("candidates:application", args=(application.pk,)),
        step=step,
        due=since + within,
        application_id=application.pk,
        rule=rule,
    )
