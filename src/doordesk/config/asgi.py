"""The server's entry point: pages on threads, event streams beside them on the loop of the same process."""

import asyncio
import os
import signal
from types import FrameType

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doordesk.config.settings")
site = get_wsgi_application()

from doordesk.config.pages import Pages, Receive, Scope, Send  # noqa: E402 - the apps are loaded by now
from doordesk.config.streams import ADDRESS, Streams  # noqa: E402

pages = Pages(site)
streams = Streams()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to whom it concerns."""
    if scope["type"] == "lifespan":
        await live(receive, send)
    elif scope["path"] == ADDRESS:
        await streams(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def live(receive: Receive, send: Send) -> None:
    """Start what streams need with the server, and end it."""
    await receive()
    streams.start()
    end_with_the_server()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await streams.close()
    await send({"type": "lifespan.shutdown.complete"})


def end_with_the_server() -> None:
    """Let streams end at the signal that stops the server: it waits for every answer under way."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def told(sent: int, frame: FrameType | None, before: object = before) -> None:
            loop.call_soon_threadsafe(streams.stop)
            if callable(before):
                before(sent, frame)

        signal.signal(number, told)
        if hasattr(signal, "siginterrupt"):
            signal.siginterrupt(number, False)  # noqa: FBT003 - the function's own word
