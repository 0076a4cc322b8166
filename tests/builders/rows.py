"""How many rows there are: before and after a deed that must change nothing."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from doordesk.foundation.audit.kinds import Kind

OF_SESSIONS = ("sessions", "usersessions")
TAKEN_ALONG = {Kind.PACKET_EXPORTED, Kind.RESUME_READ}  # who took a file along is put on record


def state() -> dict[str, int]:
    """How many rows there are of each kind."""
    return {one._meta.label: one._default_manager.count() for one in kinds()}


def kinds() -> Iterator[type[Model]]:
    """Every kind of row but sessions, which live by being used."""
    return (one for one in apps.get_models() if one._meta.app_label not in OF_SESSIONS)
