"""Changes to people: join, invite, import, edit, leave."""

from doordesk.foundation.people.actions.importing import BadRoster, as_entry, import_people
from doordesk.foundation.people.actions.invitations import (
    accept_invitation,
    found_company,
    invite,
    invite_everybody,
    revoke_invitation,
)
from doordesk.foundation.people.actions.persons import (
    Details,
    add_person,
    change_person,
    choose_zone,
    deactivate,
    reactivate,
)
from doordesk.foundation.people.actions.roles import change_roles, roles_of
from doordesk.foundation.people.actions.roster import Outcome, Roster
from doordesk.foundation.people.actions.sessions import choose_password, end_sessions
from doordesk.foundation.people.actions.sheet import COLUMNS

__all__ = (
    "COLUMNS",
    "BadRoster",
    "Details",
    "Outcome",
    "Roster",
    "accept_invitation",
    "add_person",
    "as_entry",
    "change_person",
    "change_roles",
    "choose_password",
    "choose_zone",
    "deactivate",
    "end_sessions",
    "found_company",
    "import_people",
    "invite",
    "invite_everybody",
    "reactivate",
    "revoke_invitation",
    "roles_of",
)
