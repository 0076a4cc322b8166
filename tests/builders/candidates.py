"""Builders for candidates: files that are résumés, and files that only say so."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from doordesk.foundation.kernel.actors import Actor
from doordesk.foundation.kernel.clock import now
from doordesk.mechanisms.candidates.actions.files import check
from doordesk.mechanisms.candidates.models import Application, Candidate, Resume, StageMove
from doordesk.mechanisms.candidates.states import Deed, Stage

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TEXT = "Amara Okafor\nSix years of ledgers. Réconciliation at night.\n".encode()
HTML = b"<!doctype html><script>alert(1)</script>"


def word(**entries: bytes) -> bytes:
    """A Word document by its table of contents, with further entries by name."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def resume(candidate: Candidate, name: str = "amara.pdf", content: bytes = PDF) -> Resume:
    """A résumé on file."""
    checked = check(name, content)
    return Resume.objects.create(
        candidate=candidate, filename=checked.name, media_type=checked.type.media, size=len(content),
        content=content, added_at=now(),
    )  # fmt: skip


def move(application: Application, deed: Deed, after: Stage, by: Actor, reason: str = "") -> StageMove:
    """A move as it stands in the history, the stage with it."""
    made = StageMove.objects.create(
        application=application, deed=deed, before=application.stage, after=after, at=now(), by_id=by.pk,
        reason=reason,
    )  # fmt: skip
    application.stage = after.value
    application.save(update_fields=["stage"])
    return made
