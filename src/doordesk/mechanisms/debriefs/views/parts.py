"""Which parts the room shows at each step, and what each of them is told."""

from collections.abc import Callable, Mapping
from typing import Any

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.forms import (
    AbsenceForm,
    BarRaiserKeyForm,
    ChangeLineForm,
    GapForm,
    KeyForm,
    LineForm,
    VoteForm,
)
from doordesk.mechanisms.debriefs.queries import discussion
from doordesk.mechanisms.debriefs.queries.documents import document_of
from doordesk.mechanisms.debriefs.queries.keys import holders
from doordesk.mechanisms.debriefs.queries.progress import Standing
from doordesk.mechanisms.debriefs.queries.room import Room, last_end, resume_of
from doordesk.mechanisms.debriefs.queries.votes import own_vote, pairs
from doordesk.mechanisms.debriefs.states import Holder, State

Facts = dict[str, Any]
Forms = Mapping[str, Any]

CONTENT: dict[State, tuple[str, ...]] = {
    State.CALLED: ("lobby",),
    State.READING: ("packet",),
    State.REVOTING: ("revote",),
    State.DISCUSSING: ("matrix", "votes", "list", "add", "gaps", "texts"),
    State.DECIDING: ("keys", "summary", "votes", "matrix", "list", "texts"),
    State.CLOSED: ("outcome", "votes"),
    State.CANCELLED: ("ended",),
}
ASIDE = ("facts", "order", "deeds")
# What everybody reads or writes at their own desk: no wall shows it.
DESK_ONLY = ("packet", "add", "texts")


def facts_of(room: Room, now: Standing, forms: Forms, *, wall: bool) -> Facts:
    """What the parts of the present step need."""
    steps: dict[State, Callable[[Room, Standing, Forms], Facts]] = {
        State.REVOTING: _revoting,
        State.DISCUSSING: _discussing,
        State.DECIDING: _deciding,
        State.CLOSED: _closed,
    }
    facts = steps[room.state](room, now, forms) if room.state in steps else {}
    may_end = can(room.actor, P.APPLICATION_MOVE, room.debrief.loop.application)
    may_hand_over = can(room.actor, P.DEBRIEF_HAND_OVER, room.debrief)
    return {
        **facts,
        "may_end": may_end,
        "may_hand_over": may_hand_over,
        "writes": room.joins and not wall,
        "steps": list(room.debrief.steps.select_related("by")),
        "handovers": list(room.debrief.handovers.select_related("before", "after")),
        "resume_id": resume_of(room),
        "last_end": last_end(room),
    }


def _revoting(room: Room, now: Standing, forms: Forms) -> Facts:
    own = next((one for one in room.of_loop if one.own), None)
    second = own_vote(room.debrief, room.actor)
    return {
        "own_first": own.vote if own else None,
        "own_remark": own.remark if own else "",
        "own_second": second,
        "own_second_label": Vote(second).label if second else "",
        "vote_form": forms.get("vote") or VoteForm(initial={"vote": second}),
        "absence_form": forms.get("absence") or AbsenceForm(people=[one.person for one in now.waiting]),
    }


def _discussing(room: Room, now: Standing, forms: Forms) -> Facts:
    versions = discussion.wordings(room)
    listed = discussion.subjects(room, versions)
    changing = {key: forms[key] for key in forms if str(key).startswith("line-")}
    return {
        **_shown(room),
        "matrix": discussion.matrix(room, versions),
        "subjects": [(one, _columns(one, changing)) for one in listed],
        "proposals": discussion.proposals(room, listed),
        "gaps": [gap for one in listed for gap in one.gaps],
        "line_form": forms.get("line") or LineForm(versions=versions, records=room.of_loop),
        "gap_form": forms.get("gap") or GapForm(records=room.of_loop),
    }


def _columns(subject: discussion.Subject, changing: Forms) -> tuple[Any, Any]:
    """Both columns, each line beside the form that changes it (a refused one as it was filled in)."""
    return tuple(
        [(line, changing.get(f"line-{line.pk}") or ChangeLineForm.of(line)) for line in side]
        for side in (subject.met, subject.not_met)
    )  # type: ignore[return-value]


def _deciding(room: Room, now: Standing, forms: Forms) -> Facts:
    versions = discussion.wordings(room)
    listed = discussion.subjects(room, versions)
    return {
        **_shown(room),
        "matrix": discussion.matrix(room, versions),
        "subjects": [(one, _columns(one, {})) for one in listed],
        "gaps": [gap for one in listed for gap in one.gaps],
        "summary": discussion.summary(room),
        "keys": [
            (holder, person, now.turned.get(holder)) for holder, person in holders(room.debrief).items()
        ],
        "key_form": forms.get("key") or _key_form(room, now),
        "veto_form": forms.get("veto"),
        "may_veto": room.leads and room.holds is Holder.BAR_RAISER,
    }


def _key_form(room: Room, now: Standing) -> KeyForm | None:
    if room.holds is None:
        return None
    made = BarRaiserKeyForm if room.holds is Holder.BAR_RAISER else KeyForm
    key = now.turned.get(room.holds)
    if key is None:
        return made()
    half = {True: "yes", False: "no", None: ""}[key.better_than_half]
    facts = {"turn": key.turn, "reason": key.reason, "raises_bar": key.raises_bar, "better_than_half": half}
    return made(initial=facts)


def _closed(room: Room, now: Standing, forms: Forms) -> Facts:
    packet = room.debrief.packet
    return {**_shown(room), "packet": packet, "closing_keys": document_of(packet).keys}


def _shown(room: Room) -> Facts:
    both = pairs(room.debrief, room.members, room.records)
    changed = sum(pair.changed for pair in both)
    return {"pairs": both, "changed": changed}
