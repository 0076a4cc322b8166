"""Prompts for whoever leads, from the room's own signals (rule D7)."""

from django.db import transaction
from django.http import Http404

from doordesk.engines.facilitation import Prompt as Found
from doordesk.engines.facilitation import prompts
from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.states import locked
from doordesk.foundation.live.channels import own
from doordesk.foundation.live.outbox import publish
from doordesk.foundation.people.models import Person
from doordesk.mechanisms.debriefs import events
from doordesk.mechanisms.debriefs.models import Debrief, Prompt
from doordesk.mechanisms.debriefs.queries.meeting import HELPED, meeting_of
from doordesk.mechanisms.debriefs.queries.room import enter
from doordesk.mechanisms.debriefs.queries.roster import learner_of
from doordesk.mechanisms.loops.states import Learning


def refresh_prompts(row: Debrief) -> None:
    """Look at the room anew after a deed: what it asks now has a place, what it asked stays on record (D7).

    What the leader has judged stays away. Whoever may not read the room gets no help with it (rule F3).
    """
    found = _found(row)
    before = list(row.prompts.exclude(place=None).values_list("key", flat=True))
    if before == [one.key for one in found]:
        return
    row.prompts.exclude(place=None).update(place=None)
    for place, one in enumerate(found, 1):
        said = {"rule": one.rule, "signal": one.signal, "question": one.question, "place": place}
        said |= {"people": list(one.people), "passages": list(one.passages)}
        first = {"kind": one.kind, "step": row.state, "shown_at": now()}
        Prompt.objects.update_or_create(debrief=row, key=one.key, defaults=said, create_defaults=said | first)
    for person in _leading(row):
        publish(own(person), events.PROMPTED, row.pk)


def _leading(row: Debrief) -> list[int]:
    """Who sees the prompts: whoever leads, and whoever learns to beside them (rule P1)."""
    learner = learner_of(row)
    beside = [learner.person_id] if learner and learner.kind == Learning.LEAD else []
    return [row.leader_id, *beside]


def _found(row: Debrief) -> tuple[Found, ...]:
    if row.standing not in HELPED:
        return ()
    try:
        room = enter(row.leader, row.pk)
    except Http404:
        return ()
    judged = row.prompts.exclude(useful=None).values_list("key", flat=True)
    return prompts(meeting_of(room), hushed=frozenset(judged))


@transaction.atomic
def judge_prompt(prompt: Prompt, *, useful: bool | None, actor: Person) -> Prompt:
    """Say whether a prompt was useful, which puts it away; None takes that back (reported by kind, D7)."""
    debrief = locked(prompt.debrief)
    require(actor, P.PROMPT_JUDGE, debrief)
    row = locked(prompt)
    row.useful, row.judged_at = useful, None if useful is None else now()
    row.save(update_fields=["useful", "judged_at"])
    record(actor, Kind.DEBRIEF_PROMPT_JUDGED, debrief, prompt=row.kind, useful=useful)
    refresh_prompts(debrief)
    for person in _leading(debrief):
        publish(own(person), events.PROMPTED, debrief.pk)
    return row
