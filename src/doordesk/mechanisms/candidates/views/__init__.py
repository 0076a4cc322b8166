"""Pages of candidates and applications; each view shows, or calls one action."""

from doordesk.mechanisms.candidates.views.adding import add, apply
from doordesk.mechanisms.candidates.views.applications import DEEDS, application, deed, tell, word
from doordesk.mechanisms.candidates.views.listing import listing
from doordesk.mechanisms.candidates.views.persons import add_resume, change, detail, resume

__all__ = (
    "DEEDS",
    "add",
    "add_resume",
    "application",
    "apply",
    "change",
    "deed",
    "detail",
    "listing",
    "resume",
    "tell",
    "word",
)
