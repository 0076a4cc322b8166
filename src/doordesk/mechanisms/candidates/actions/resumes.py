"""Taking in and handing out résumés, as they came (docs/decisions/0005-resumes-in-the-database.md)."""

from dataclasses import dataclass

from django.db import transaction

from doordesk.foundation.access.doors import require
from doordesk.foundation.access.permissions import P
from doordesk.foundation.audit.kinds import Kind
from doordesk.foundation.audit.trail import record
from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.candidates.actions.files import check
from doordesk.mechanisms.candidates.models import Candidate, Resume


@dataclass(frozen=True, slots=True)
class File:
    """A file as it came: its name and its bytes."""

    name: str
    content: bytes


@transaction.atomic
def add_resume(candidate: Candidate, file: File, *, actor: Actor) -> Resume:
    """Keep a résumé beside the earlier ones; type and size are checked from its content."""
    require(actor, P.CANDIDATE_EDIT, candidate)
    return keep(candidate, file, actor=actor)


@transaction.atomic
def keep(candidate: Candidate, file: File, *, actor: Actor) -> Resume:
    """Check and store a file, for actions that have checked a permission."""
    checked = check(file.name, file.content)
    resume = Resume.objects.create(
        candidate=candidate,
        filename=checked.name,
        media_type=checked.type.media,
        size=len(file.content),
        content=file.content,
        added_at=now(),
        added_by_id=actor.pk,
    )
    record(actor, Kind.RESUME_ADDED, resume, candidate=candidate.pk, size=resume.size)
    return resume


@transaction.atomic
def open_resume(resume: Resume, *, actor: Actor) -> bytes:
    """Hand out the file to somebody who came through the door, and keep that they did (rule Y5)."""
    record(actor, Kind.RESUME_READ, resume, candidate=resume.candidate_id)
    return bytes(resume.content)
