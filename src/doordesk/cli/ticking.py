"""What the server does by the clock, in one process: letters that wait, leases and events that are old."""

import logging
import threading
from collections.abc import Callable, Iterable

log = logging.getLogger(__name__)
EVERY_SECONDS = 60
Work = Callable[[], object]


class Ticker:
    """A thread of the main process. Work that fails is logged, and the next tick comes all the same."""

    def __init__(self, *works: Work, every: float = EVERY_SECONDS) -> None:
        self.works = works
        self.every = every
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run, name="doordesk-ticker", daemon=True)

    def start(self) -> None:
        """Begin; the first tick comes after one interval."""
        self.thread.start()

    def stop(self) -> None:
        """End after the tick under way."""
        self.stopped.set()

    def run(self) -> None:
        """Tick until stopped."""
        while not self.stopped.wait(self.every):
            tick(self.works)


def tick(works: Iterable[Work]) -> None:
    """Do what is due, each whatever became of the others, and leave no connection open."""
    from django.db import connections  # Django is not ready at the top

    for work in works:
        try:
            work()
        except Exception:  # the server must go on, whatever a tick met
            log.exception("a tick failed")
    connections.close_all()


def letters() -> None:
    """Try again to send what could not leave."""
    from doordesk.foundation.mail.actions import deliver_waiting  # Django is not ready at the top

    deliver_waiting()


def mornings() -> None:
    """Write the morning letters that are due."""
    from doordesk.foundation.reminders.actions import send_mornings  # Django is not ready at the top

    send_mornings()


def leases() -> None:
    """Let those go who are no longer present."""
    from doordesk.foundation.live.actions import sweep  # Django is not ready at the top

    sweep()


def events() -> None:
    """Let old events go."""
    from doordesk.foundation.live.actions import prune  # Django is not ready at the top

    prune()


def backups() -> None:
    """Make the backup of the night, where a folder is named and it is missing."""
    from doordesk.foundation.keeping.nightly import back_up_when_due  # Django is not ready at the top

    back_up_when_due()


MINUTELY: tuple[Work, ...] = (letters, mornings, leases, events)  # what every server does
NIGHTLY: tuple[Work, ...] = (backups,)
