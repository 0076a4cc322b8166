"""What people fill in about accounts and about each other; the actions judge what it means."""

from doordesk.foundation.people.forms.accounts import (
    AskForReset,
    ChangePassword,
    Reauthenticate,
    ResetPassword,
    SignIn,
    WelcomeForm,
)
from doordesk.foundation.people.forms.persons import PersonForm, RolesForm, ZoneForm
from doordesk.foundation.people.forms.rosters import ApplyForm, FileForm

__all__ = (
    "ApplyForm",
    "AskForReset",
    "ChangePassword",
    "FileForm",
    "PersonForm",
    "Reauthenticate",
    "ResetPassword",
    "RolesForm",
    "SignIn",
    "WelcomeForm",
    "ZoneForm",
)
