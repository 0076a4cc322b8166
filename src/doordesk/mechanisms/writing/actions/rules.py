"""The company's own rules: add one, change one, switch one off or on, go back to the one that was shipped."""

import json
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from msgspec import to_builtins

from doordesk.engines.prose import Rule
from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.foundation.kernel.refusals import Refused
from doordesk.mechanisms.writing.actions.soundness import Unsound, sound
from doordesk.mechanisms.writing.models import LONGEST_NAME, LONGEST_REASON, Off, OwnRule, Step
from doordesk.mechanisms.writing.queries.company import Company, company, families
from doordesk.mechanisms.writing.queries.history import revision_of
from doordesk.mechanisms.writing.states import Deed

BEGINNING = "own-"  # so that no rule of a later Doordesk is ever taken for a company's
KINDS = {
    Deed.ADDED: Kind.WRITING_RULE_ADDED,
    Deed.CHANGED: Kind.WRITING_RULE_CHANGED,
    Deed.OFF: Kind.WRITING_RULE_OFF,
    Deed.ON: Kind.WRITING_RULE_ON,
    Deed.PUT_BACK: Kind.WRITING_RULE_PUT_BACK,
}


@transaction.atomic
def add_rule(title: str, family: str, table: dict[str, Any], *, actor: Actor) -> OwnRule:
    """Add a rule of the company's own; its id is made of the title. Its examples must hold (rules F6, W3)."""
    require(actor, P.WRITING_RULES_CHANGE)
    known = families()
    if family not in known:
        raise Unsound([("family", "There is no such family.")])
    name = _free(title)
    rule = sound({**table, "id": name}, known[family])
    return _write(name, family, rule, Deed.ADDED, actor)


@transaction.atomic
def change_rule(
    name: str, table: dict[str, Any], *, actor: Actor, based_on: int | None = None, reason: str = ""
) -> OwnRule:
    """Put a rule in other words, be it shipped or the company's own; all its examples must hold.

    `based_on` is the revision that the writer saw; another one meanwhile is refused once, so that nobody
    overwrites what they have not read.
    """
    require(actor, P.WRITING_RULES_CHANGE)
    here = _there(name)
    said = _reason(reason, needed=False)
    list(OwnRule.objects.select_for_update().filter(rule=name))
    held = here.ruleset.all[name]
    rule = sound({**table, "id": name}, families()[held.family.family])
    if based_on not in (None, revision_of(name)):
        raise _meanwhile()
    if rule == held.rule:
        raise Refused("Nothing was changed.", way_out="Change a word, or go back.", code="unchanged")
    if name in here.shipped.all and rule == here.shipped.all[name].rule:
        raise Refused(
            "This is the rule as it comes with Doordesk.",
            way_out="Open the rule's page and go back to it there.",
            code="unchanged",
        )
    return _write(name, held.family.family, rule, Deed.CHANGED, actor, said)


@transaction.atomic
def put_back(name: str, *, actor: Actor) -> None:
    """Go back to the rule as it comes with Doordesk; the company's wording is let go."""
    require(actor, P.WRITING_RULES_CHANGE)
    row = OwnRule.objects.select_for_update().filter(rule=name).first()
    if name not in company().shipped.all:
        raise Refused(
            "This rule is your company's own.",
            way_out="There is none to go back to. If it is not wanted, switch it off.",
        )
    if row is None:
        raise Refused("This is the rule as it comes with Doordesk.", way_out="There is nothing to put back.")
    row.delete()
    _note(name, Deed.PUT_BACK, actor)


@transaction.atomic
def switch_off(name: str, reason: str, *, actor: Actor) -> Off:
    """Let the coach be silent about something for everybody, and say why."""
    require(actor, P.WRITING_RULES_CHANGE)
    _there(name)
    said = _reason(reason, needed=True)
    values = {"by_id": actor.pk, "at": now(), "reason": said}
    row, made = Off.objects.get_or_create(rule=name, defaults=values)
    if not made:
        raise Refused("This rule is off already.", way_out="There is nothing to switch off.")
    _note(name, Deed.OFF, actor, said)
    return row


@transaction.atomic
def switch_on(name: str, *, actor: Actor) -> None:
    """Let the coach speak of it again."""
    require(actor, P.WRITING_RULES_CHANGE)
    _there(name)
    gone, _ = Off.objects.filter(rule=name).delete()
    if not gone:
        raise Refused("This rule is on already.", way_out="There is nothing to switch on.")
    _note(name, Deed.ON, actor)


def _there(name: str) -> Company:
    here = company()
    if name not in here.ruleset.all:
        raise Refused(
            f"There is no rule “{name[:LONGEST_NAME]}”.", way_out="Look it up in the list of rules."
        )
    return here


def _write(name: str, family: str, rule: Rule, deed: Deed, actor: Actor, reason: str = "") -> OwnRule:
    """Put a wording on record; whoever came first keeps the place."""
    table = json.dumps(to_builtins(rule), ensure_ascii=False, sort_keys=True)
    values = {"family": family, "table": table, "by_id": actor.pk, "at": now()}
    values["revision"] = revision_of(name) + 1
    try:
        with transaction.atomic():
            row, _ = OwnRule.objects.update_or_create(rule=name, defaults=values)
    except IntegrityError as error:
        raise _meanwhile() from error
    _note(name, deed, actor, reason)
    return row


def _note(name: str, deed: Deed, actor: Actor, reason: str = "") -> None:
    Step.objects.create(rule=name, deed=deed, by_id=actor.pk, at=now(), reason=reason)
    record(actor, KINDS[deed], None, rule=name)


def _meanwhile() -> Refused:
    return Refused(
        "Somebody changed this rule while you were writing.",
        way_out="Your text is kept below. Compare it with the rule of today, then save again.",
        code="changed_meanwhile",
    )


def _reason(reason: str, *, needed: bool) -> str:
    said = " ".join(reason.split())
    if needed and not said:
        raise Refused(
            "A rule is switched off with a reason.", way_out="A few words are enough.", place="reason"
        )
    if len(said) > LONGEST_REASON:
        raise Refused(
            f"The reason is {len(said)} characters long.",
            way_out=f"Say it in {LONGEST_REASON}.",
            place="reason",
        )
    return said


def _free(title: str) -> str:
    """An id made of a title, with a number behind it if somebody has it."""
    wish = slugify(title)[: LONGEST_NAME - len(BEGINNING) - 4].strip("-_").replace("_", "-")
    if not wish:
        raise Unsound([("title", "Give it a name of letters.")])
    wish = "-".join(part for part in f"{BEGINNING}{wish}".split("-") if part)
    taken = {*company().ruleset.all, *OwnRule.objects.values_list("rule", flat=True)}
    number = 1
    while (name := wish if number == 1 else f"{wish}-{number}") in taken:
        number += 1
    return name
