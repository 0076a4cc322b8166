"""Words to the candidate: that somebody wrote or spoke to them, and that they know the outcome (rule A3)."""

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.outbox import publish
from doordesk.mechanisms.candidates import events
from doordesk.mechanisms.candidates.models import Application, Word
from doordesk.mechanisms.candidates.states import ENDED, Said


@transaction.atomic
def note_word(application: Application, *, actor: Actor) -> Word:
    """Note that the candidate heard from the company today."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    return _note(row, Said.NEWS, actor=actor)


def letter_left(application: Application) -> Word:
    """Note that a higher floor's action wrote to the candidate; that action has checked who may (rule A3)."""
    return Word.objects.create(application=application, said=Said.NEWS, at=now())


@transaction.atomic
def tell_outcome(application: Application, *, actor: Actor) -> Word:
    """Note that the candidate was told how it ended (rule A3)."""
    row = locked(application)
    require(actor, P.APPLICATION_MOVE, row)
    if row.stage not in ENDED:
        raise Refused(
            "There is no outcome to tell yet.",
            rule="A3",
            way_out="Note a word to the candidate instead.",
            code="no_outcome",
        )
    return _note(row, Said.OUTCOME, actor=actor)


def _note(application: Application, said: Said, *, actor: Actor) -> Word:
    word = Word.objects.create(application=application, said=said, at=now(), by_id=actor.pk)
    record(actor, Kind.CANDIDATE_TOLD, application, said=said.value)
    publish(f"application:{application.pk}", events.TOLD, application.pk)
    return word
