"""Jobs of an export: openings of the past, closed; one that was taken up again here is the company's own."""

from doordesk.foundation.kernel.clock import now
from doordesk.foundation.people.actions.history import record_historical_teams
from doordesk.foundation.people.models import Team
from doordesk.mechanisms.imports.actions.shelves import Shelves
from doordesk.mechanisms.imports.models import Told
from doordesk.mechanisms.imports.queries.hiring import MANAGER, RECRUITER
from doordesk.mechanisms.imports.queries.past import Past
from doordesk.mechanisms.imports.queries.records import Post
from doordesk.mechanisms.imports.queries.report import Outcome
from doordesk.mechanisms.openings.actions.history import record_historical_openings
from doordesk.mechanisms.openings.models import Opening
from doordesk.mechanisms.openings.states import State

NO_TEAM = "Past openings"
UNKNOWN_LEVEL = 4  # the export says nothing of levels; people's own default


def settle_openings(past: Past, shelves: Shelves) -> None:
    """Give every job of the export an opening here."""
    shelf = shelves.openings
    found = shelf.sort(past.posts)
    shelf.count_known(found)
    posts = [*found.new, *(post for post, _ in found.changed)]
    teams = record_historical_teams({post.team or NO_TEAM for post in posts}, actor=shelves.actor)
    rows = [_laid(post, Opening(level=UNKNOWN_LEVEL), shelves, teams) for post in found.new]
    shelf.count(Outcome.CREATED, len(rows))
    known = Opening.objects.in_bulk([reference.row_id for _, reference in found.changed])
    for post, reference in found.changed:
        row = known[reference.row_id]
        if row.state not in (State.CLOSED, State.FILLED):
            shelf.put(post, row, Told.OURS)
            shelf.count(Outcome.UNCHANGED)
            continue
        rows.append(_laid(post, row, shelves, teams))
        shelf.count(Outcome.UPDATED)
    record_historical_openings(rows, actor=shelves.actor)
    shelf.save()


def _laid(post: Post, row: Opening, shelves: Shelves, teams: dict[str, Team]) -> Opening:
    """Write what the export says onto the row."""
    if row.pk is None:
        row.state, row.historical, row.created_at = State.CLOSED, True, now()
    row.title, row.team = post.name, teams[post.team or NO_TEAM]
    row.hiring_manager_id = shelves.someone(post.manager, MANAGER)
    row.recruiter_id = shelves.someone(post.recruiter, RECRUITER)
    row.created_at = post.opened_at or row.created_at
    shelves.openings.put(post, row)
    return row
