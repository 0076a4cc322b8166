"""Files that people send: one limit for all forms, kept while they arrive, so that none fills the disk.

Django parses a form's body before any view runs, for the CSRF token. This handler stands first in
FILE_UPLOAD_HANDLERS: past the limit it drops the rest of a file as it arrives, neither in memory nor on
disk, and leaves the form's other fields whole, so that the page can answer with all that was typed.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LIMIT_MB = 10
LIMIT = LIMIT_MB * 1024 * 1024


class UploadLimit(FileUploadHandler):
    """Hand on the chunks of a file up to the limit."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a chunk on to the handler that keeps files, or drop the file and note its name."""
        if start + len(raw_data) > LIMIT and self.request is not None:
            self.request.META.setdefault(DROPPED, []).append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Leave the keeping to the next handler."""
        return None


DROPPED = "doordesk.dropped_files"


def dropped(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of files that were larger than the limit and so never kept."""
    _ = request.FILES  # the body is read by now
    return tuple(request.META.get(DROPPED, ()))
