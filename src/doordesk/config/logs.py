"""Log lines without content: where something failed and as what, never the words that it failed on."""

import logging
import traceback
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutContent(logging.Formatter):
    """Leaves the message of an exception out: a database's often quotes what somebody wrote (rule F3)."""

    def formatException(self, ei: Caught) -> str:  # noqa: N802 - the base class's name
        """Give the frames and the kinds of the exception and of what caused it."""
        return "\n".join(self._kinds(ei[1])) if ei[1] else ""

    def _kinds(self, error: BaseException) -> list[str]:
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        told = self._kinds(before) if before else []
        frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        return [*told, frames, f"{type(error).__module__}.{type(error).__qualname__}"]
