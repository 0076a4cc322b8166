"""Pages on certificates, journeys and paths."""

from doordesk.mechanisms.training.views.certificates import certificate, renew, withdraw
from doordesk.mechanisms.training.views.joining import begin, grant
from doordesk.mechanisms.training.views.journeys import deed, journey
from doordesk.mechanisms.training.views.listing import certified, certified_csv, journeys, journeys_csv
from doordesk.mechanisms.training.views.paths import add, change, move, paths
from doordesk.mechanisms.training.views.people import person, yours

__all__ = [
    "add",
    "begin",
    "certificate",
    "certified",
    "certified_csv",
    "change",
    "deed",
    "grant",
    "journey",
    "journeys",
    "journeys_csv",
    "move",
    "paths",
    "person",
    "renew",
    "withdraw",
    "yours",
]
