"""The parts of a room: which each step shows, and what each is told. A page renews them one by one."""

from collections.abc import Callable, Iterable
from typing import Any

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.panels import panels_for
from doordesk.mechanisms.assessments.states import Vote
from doordesk.mechanisms.debriefs.forms import AbsenceForm, GapForm, LineForm, NudgeForm, VoteForm
from doordesk.mechanisms.debriefs.queries import discussion
from doordesk.mechanisms.debriefs.queries.documents import document_of
from doordesk.mechanisms.debriefs.queries.guidance import expected, next_step, stations
from doordesk.mechanisms.debriefs.queries.roll import roll
from doordesk.mechanisms.debriefs.queries.room import last_end, resume_of
from doordesk.mechanisms.debriefs.queries.votes import own_vote
from doordesk.mechanisms.debriefs.queries.whispers import nudgeable
from doordesk.mechanisms.debriefs.states import RUNNING, Holder, State
from doordesk.mechanisms.debriefs.views.scenes import Scene

Facts = dict[str, Any]

FRAME = ("lead", "next", "head", "panels", "nudges")
CONTENT: dict[State, tuple[str, ...]] = {
    State.CALLED: ("lobby",),
    State.READING: ("packet",),
    State.REVOTING: ("revote",),
    State.DISCUSSING: ("matrix", "votes", "list", "add", "gaps", "texts"),
    State.DECIDING: ("keys", "summary", "votes", "matrix", "list", "texts"),
    State.CLOSED: ("outcome", "votes"),
    State.CANCELLED: ("ended",),
}
ASIDE = ("prompts", "order", "nudge", "facts", "deeds")
BELOW = ("history",)
# What everybody reads or writes at their own desk: no wall shows it.
DESK_ONLY = ("packet", "add", "texts", "nudges", "panels")


def content_of(scene: Scene) -> list[str]:
    """The parts in the middle of the page at the present step."""
    return [name for name in CONTENT[scene.room.state] if not (scene.wall and name in DESK_ONLY)]


def aside_of(scene: Scene) -> tuple[str, ...]:
    """The parts beside it; a wall has none."""
    return () if scene.wall else ASIDE


def all_parts(scene: Scene) -> tuple[str, ...]:
    """Every part of the page, in its order."""
    if scene.wall:
        return (*(name for name in FRAME if name not in DESK_ONLY), *content_of(scene))
    return (*FRAME, *content_of(scene), *aside_of(scene), *BELOW)


def facts_for(scene: Scene, names: Iterable[str]) -> Facts:
    """What these parts need; nothing is asked for a part that is not drawn."""
    facts: Facts = {"writes": scene.room.joins and not scene.wall, "now": scene.now}
    for name in names:
        if name in TELLS:
            facts |= TELLS[name](scene)
    return facts


def _head(scene: Scene) -> Facts:
    return {"stations": stations(scene.room), "roll": roll(scene.room, scene.now, scene.here)}


def _texts(scene: Scene) -> Facts:
    return {"records": scene.room.records}


def _revote(scene: Scene) -> Facts:
    room = scene.room
    own = next((one for one in room.of_loop if one.own), None)
    second = own_vote(room.debrief, room.actor)
    waiting = [one.person for one in scene.now.waiting]
    return {
        "records": room.records,
        "own_first": own.vote if own else None,
        "own_remark": own.remark if own else "",
        "own_second": second,
        "own_second_label": Vote(second).label if second else "",
        "vote_form": scene.forms.get("vote") or VoteForm(initial={"vote": second}),
        "absence_form": scene.forms.get("absence") or AbsenceForm(people=waiting),
    }


def _add(scene: Scene) -> Facts:
    return {
        "line_form": scene.forms.get("line") or LineForm(versions=scene.versions, records=scene.room.of_loop)
    }


def _gaps(scene: Scene) -> Facts:
    return {
        "gaps": [gap for one in scene.listed for gap in one.gaps],
        "proposals": discussion.proposals(scene.room, scene.listed),
        "gap_form": scene.forms.get("gap") or GapForm(records=scene.room.of_loop),
    }


def _keys(scene: Scene) -> Facts:
    return {
        "keys": scene.keys,
        "key_form": scene.key_form,
        "veto_form": scene.forms.get("veto"),
        "may_veto": scene.room.presides and scene.room.holds is Holder.BAR_RAISER,
    }


def _nudge(scene: Scene) -> Facts:
    facts: Facts = {"private": scene.private}
    if scene.room.presides and scene.room.state in RUNNING:
        people = [one.person for one in nudgeable(scene.room)]
        facts["nudge_form"] = scene.forms.get("nudge") or NudgeForm(people=people)
    return facts


def _outcome(scene: Scene) -> Facts:
    packet = scene.room.debrief.packet
    return {"packet": packet, "closing_keys": document_of(packet).keys}


def _facts(scene: Scene) -> Facts:
    return {"resume_id": resume_of(scene.room), "last_end": last_end(scene.room)}


def _deeds(scene: Scene) -> Facts:
    actor, debrief = scene.room.actor, scene.room.debrief
    return {
        "may_end": can(actor, P.APPLICATION_MOVE, debrief.loop.application),
        "may_hand_over": can(actor, P.DEBRIEF_HAND_OVER, debrief),
    }


def _history(scene: Scene) -> Facts:
    debrief = scene.room.debrief
    return {
        "steps": list(debrief.steps.select_related("by")),
        "handovers": list(debrief.handovers.select_related("before", "after")),
    }


TELLS: dict[str, Callable[[Scene], Facts]] = {
    "add": _add,
    "deeds": _deeds,
    "facts": _facts,
    "gaps": _gaps,
    "head": _head,
    "history": _history,
    "keys": _keys,
    "lead": lambda scene: {"lead": expected(scene.room, scene.now)},
    "list": lambda scene: {"subjects": scene.subjects},
    "matrix": lambda scene: {"matrix": discussion.matrix(scene.room, scene.versions)},
    "next": lambda scene: {"next": None if scene.wall else next_step(scene.room, scene.now)},
    "nudge": _nudge,
    "nudges": lambda scene: {"private": scene.private, "help": scene.help},
    "order": lambda scene: _texts(scene) if scene.room.state is State.READING else {},
    "outcome": _outcome,
    "packet": _texts,
    "panels": lambda scene: {"panels": panels_for("debrief", scene.room.actor, scene.room.debrief)},
    "prompts": lambda scene: {"help": scene.help},
    "revote": _revote,
    "summary": lambda scene: {"summary": discussion.summary(scene.room)},
    "texts": _texts,
    "votes": lambda scene: {"pairs": scene.pairs, "changed": sum(one.changed for one in scene.pairs)},
}
