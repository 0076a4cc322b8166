"""All that the page of a candidate and of an application shows, in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from doordesk.foundation.access.doors import can, fetch, visible
from doordesk.foundation.access.permissions import P
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.duties import Duty, Question, owed
from doordesk.foundation.kernel.panels import Panel, PanelDeed, panels_for
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume
from doordesk.mechanisms.candidates.queries.listing import Row, rows_of
from doordesk.mechanisms.candidates.queries.offers import Offer, offers, settled
from doordesk.mechanisms.candidates.queries.owed import since_when, untold
from doordesk.mechanisms.candidates.queries.stations import Happening, Station, history, stations
from doordesk.mechanisms.candidates.states import RUNNING


def resumes(actor: Actor, candidate: Candidate) -> QuerySet[Resume]:
    """A candidate's résumés without their bytes, newest first."""
    rows = Resume.objects.defer("content").select_related("added_by")
    return visible(actor, Resume, rows.filter(candidate=candidate))


def _whole(rows: QuerySet[Application]) -> QuerySet[Any]:
    posts = ("opening__hiring_manager", "opening__recruiter", "opening__team")
    return since_when(rows).select_related("candidate", *posts)


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """A person who applies, and those of their applications that the reader sees."""

    candidate: Candidate
    contact: bool
    edits: bool
    resumes: list[Resume]
    rows: list[Row]


def candidate_page(actor: Actor, pk: int) -> CandidatePage:
    """Gather the page of a candidate, or raise 404."""
    candidate = fetch(actor, Candidate, pk)
    own = visible(actor, Application, _whole(Application.objects.filter(candidate=candidate)))
    return CandidatePage(
        candidate,
        can(actor, P.CANDIDATE_CONTACT, candidate),
        can(actor, P.CANDIDATE_EDIT, candidate),
        list(resumes(actor, candidate)),
        rows_of(actor, own),
    )


def _next_for(actor: Actor, pk: int) -> dict[int, Duty]:
    """Choose the step to name on top: the reader's own if they owe one, otherwise the earliest."""
    duties = owed(Question(application_ids=frozenset({pk})))
    own = [duty for duty in duties if duty.owner_id == actor.pk]
    return {pk: (own or duties)[0]} if duties else {}


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """The hub of one application's way; history and words only for whoever follows it (rule L9)."""

    row: Row
    contact: bool
    moves: bool
    running: bool
    untold: bool
    stations: list[Station]
    history: list[Happening]
    offers: list[Offer]
    primary: PanelDeed | None
    resumes: list[Resume]
    panels: list[Panel]

    @property
    def crumbs(self) -> list[dict[str, str]]:
        """The path to this page."""
        return [
            {"label": "Candidates", "url": reverse("candidates:list")},
            {"label": str(self.row.application)},
        ]

    @property
    def opening_url(self) -> str:
        """The page of the opening."""
        return reverse("openings:detail", args=(self.row.application.opening_id,))


def application_page(actor: Actor, pk: int) -> ApplicationPage:
    """Gather the page of an application, or raise 404."""
    application = fetch(actor, Application, pk, _whole(Application.objects.all()))
    row = rows_of(actor, [application], _next_for(actor, pk))[0]
    moves = list(application.moves.select_related("by"))
    words = application.words.select_related("by") if row.followed else ()
    may_move = can(actor, P.APPLICATION_MOVE, application)
    primary, panels = settled(application, panels_for("application", actor, application))
    return ApplicationPage(
        row=row,
        contact=can(actor, P.CANDIDATE_CONTACT, application.candidate),
        moves=may_move,
        running=application.stage in RUNNING,
        untold=may_move and untold(application),
        stations=stations(application, moves),
        history=history(application, moves, words) if row.followed else [],
        offers=offers(actor, application),
        primary=primary,
        resumes=list(resumes(actor, application.candidate)),
        panels=panels,
    )
