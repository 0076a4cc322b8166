"""Which deeds a reader is offered on an application: what the table and the policy allow, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse

from doordesk.foundation.access.doors import can
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.panels import Panel, PanelDeed
from doordesk.mechanisms.candidates.models import Application
from doordesk.mechanisms.candidates.states import ENDS_HERE, TRANSITIONS, Deed


@dataclass(frozen=True, slots=True)
class Wording:
    """A deed that asks before it acts: what it says, and whether it needs a reason."""

    title: str
    says: str
    reason_needed: bool
    done: str
    danger: bool = False


WORDINGS: dict[Deed, Wording] = {
    Deed.DECLINE: Wording(
        "Do not take {name} further?",
        "The application ends, and what is planned is called off. The recruiter then tells {name}. "
        "It can be taken up again later.",
        reason_needed=True,
        done="{name} is not taken further.",
        danger=True,
    ),
    Deed.WITHDRAW: Wording(
        "{name} withdraws?",
        "The application ends, and what is planned is called off. Say why, as far as they told you.",
        reason_needed=True,
        done="Noted: {name} withdrew.",
        danger=True,
    ),
    Deed.REOPEN: Wording(
        "Take up {name}'s application again?",
        "It starts anew at the first stage; its history stays.",
        reason_needed=False,
        done="{name}'s application is under way again.",
    ),
    Deed.SKIP_SCREEN: Wording(
        "Go on without a screen?",
        "A screen spares five people a day when the answer is no. Say why this loop can do without one.",
        reason_needed=True,
        done="No screen for {name}: next comes the loop.",
    ),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A deed on the page: a dialog that posts to `url`."""

    deed: Deed
    url: str
    title: str
    says: str
    reason_needed: bool
    danger: bool

    @property
    def label(self) -> str:
        """The words of its button."""
        return self.deed.label


def wording(application: Application, deed: Deed) -> Wording:
    """Return a deed's words with the candidate's name in them."""
    words, name = WORDINGS[deed], application.candidate.name
    told = {part: getattr(words, part).format(name=name) for part in ("title", "says", "done")}
    return replace(words, **told)


def offers(actor: Actor, application: Application) -> list[Offer]:
    """Deeds possible now, for whoever may move the application."""
    if not can(actor, P.APPLICATION_MOVE, application):
        return []
    return list(_possible(application))


def _possible(application: Application) -> Iterator[Offer]:
    for deed in WORDINGS:
        url = _address(application, deed)
        if url and TRANSITIONS.allows(application.stage, deed):
            words = wording(application, deed)
            yield Offer(deed, url, words.title, words.says, words.reason_needed, words.danger)


def _address(application: Application, deed: Deed) -> str:
    """Where the deed is done: loops end an application for which they hold people's time."""
    if deed in (Deed.DECLINE, Deed.WITHDRAW) and application.stage not in ENDS_HERE:
        return higher("loops:end", application.pk)
    return reverse(f"candidates:{deed.value}", args=(application.pk,))


def higher(name: str, pk: int) -> str:
    """Return a higher floor's address, or nothing where that floor isn't installed."""
    try:
        return reverse(name, args=(pk,))
    except NoReverseMatch:
        return ""


def settled(application: Application, panels: Iterable[Panel]) -> tuple[PanelDeed | None, list[Panel]]:
    """Lift the first primary deed out of the panels: a page has one. Endings stand among the offers."""
    ends = higher("loops:end", application.pk)
    kept = [replace(one, deeds=tuple(deed for deed in one.deeds if deed.url != ends)) for one in panels]
    primary = next((deed for one in kept for deed in one.deeds if deed.primary), None)
    return primary, [replace(one, deeds=tuple(_quiet(one.deeds, primary))) for one in kept]


def _quiet(deeds: Iterable[PanelDeed], primary: PanelDeed | None) -> Iterator[PanelDeed]:
    return (replace(deed, primary=False) for deed in deeds if deed is not primary)
