"""The question bank: what to ask to bring a principle to light."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.mechanisms.principles.models import Asked, BankQuestion, Principle


@transaction.atomic
def add_question(principle: Principle, asked: Asked, *, actor: Actor) -> BankQuestion:
    """Add a question to a principle's bank."""
    principle = locked(principle)
    require(actor, P.PRINCIPLE_EDIT, principle)
    asked = _sound(principle, asked)
    question = BankQuestion.objects.create(principle=principle, **asdict(asked))
    record(actor, Kind.PRINCIPLE_CHANGED, principle, deed="question added", question=question.pk)
    return question


@transaction.atomic
def change_question(question: BankQuestion, asked: Asked, *, actor: Actor) -> BankQuestion:
    """Put a question, its follow-ups or what to listen for in other words."""
    question = locked(question)
    require(actor, P.PRINCIPLE_EDIT, question.principle)
    asked = _sound(question.principle, asked, but=question)
    if asked == Asked(question.text, question.follow_ups, question.listen_for):
        raise Refused("Nothing was changed.", way_out="Change a word, or go back.", code="unchanged")
    for name, text in asdict(asked).items():
        setattr(question, name, text)
    question.save(update_fields=list(asdict(asked)))
    record(actor, Kind.PRINCIPLE_CHANGED, question.principle, deed="question changed", question=question.pk)
    return question


@transaction.atomic
def retire_question(question: BankQuestion, *, actor: Actor) -> BankQuestion:
    """Take a question out of the bank; briefs no longer offer it."""
    return _mark(question, now(), "question retired", actor)


@transaction.atomic
def restore_question(question: BankQuestion, *, actor: Actor) -> BankQuestion:
    """Put a retired question back into the bank."""
    return _mark(question, None, "question restored", actor)


def _mark(question: BankQuestion, moment: datetime | None, deed: str, actor: Actor) -> BankQuestion:
    """Write when a question left the bank; nothing happens when it stands so already."""
    question = locked(question)
    require(actor, P.PRINCIPLE_EDIT, question.principle)
    if (question.retired_at is None) != (moment is None):
        question.retired_at = moment
        question.save(update_fields=["retired_at"])
        record(actor, Kind.PRINCIPLE_CHANGED, question.principle, deed=deed, question=question.pk)
    return question


def _sound(principle: Principle, asked: Asked, *, but: BankQuestion | None = None) -> Asked:
    """Return the question with tidy lines, or refuse an empty one and one that is there already."""
    text = " ".join(asked.text.split())
    if not text:
        raise Refused("A question needs its words.", way_out="Write what the interviewer asks.", place="text")
    others = principle.questions.filter(retired_at=None).values_list("pk", "text")
    if any(other.casefold() == text.casefold() for pk, other in others if but is None or pk != but.pk):
        raise Refused(
            "This question is in the bank already.", way_out="Change that one instead.", place="text"
        )
    lines = (" ".join(line.split()) for line in asked.follow_ups.splitlines())
    return Asked(text, "\n".join(filter(None, lines)), " ".join(asked.listen_for.split()))
