"""What the server does by the clock, in one process: letters that wait, leases and events that are old."""

import logging
import threading

log = logging.getLogger(__name__)
EVERY_SECONDS = 60


class Ticker:
    """A thread of the main process. A tick that fails is logged, and the next one comes all the same."""

    def __init__(self, every: float = EVERY_SECONDS) -> None:
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
            tick()


def tick() -> None:
    """Do what is due, and leave no connection open."""
    from django.db import connections

    from doordesk.foundation.live.actions import prune, sweep
    from doordesk.foundation.mail.actions import deliver_waiting

    for work in (deliver_waiting, sweep, prune):
        try:
            work()
        except Exception:  # the server must go on, whatever a tick met
            log.exception("a tick failed")
    connections.close_all()
