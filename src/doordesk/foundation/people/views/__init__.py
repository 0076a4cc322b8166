"""Pages of people: the list, one person, invitations, a file of people, one's own account."""

from doordesk.foundation.people.views.account import profile, sessions, sign_out_everywhere
from doordesk.foundation.people.views.doors import invite, invite_all, revoke, welcome
from doordesk.foundation.people.views.lists import as_csv, people
from doordesk.foundation.people.views.persons import add, come_back, detail, edit, leave, roles
from doordesk.foundation.people.views.rosters import apply_roster, roster, template

__all__ = (
    "add",
    "apply_roster",
    "as_csv",
    "come_back",
    "detail",
    "edit",
    "invite",
    "invite_all",
    "leave",
    "people",
    "profile",
    "revoke",
    "roles",
    "roster",
    "sessions",
    "sign_out_everywhere",
    "template",
    "welcome",
)
