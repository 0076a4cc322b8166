"""The two commands that answer a browser."""

import os
import shutil
from collections.abc import Iterable
from threading import Thread

import click

from doordesk.cli.migrating import bring_up_to_date, require_current_database
from doordesk.cli.ports import free_port_from, require_free, wait_until_answered
from doordesk.cli.starting import Unready, start_django
from doordesk.cli.ticking import MINUTELY, NIGHTLY, Ticker
from doordesk.config.demo import FORBIDDEN
from doordesk.config.environment import Mode, home_for

LOOPBACK = "127.0.0.1"
FIRST_PORT = 8000
MOST_CONNECTIONS = 10_000  # open at once, of each worker; an event stream is one for as long as it is read
OTHER_FILES = 200  # the database, static files, what Python itself has open
PLAYERS_EVERY = 1.0  # seconds


@click.command(short_help="Show a fictional company on this machine.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to answer on.  [default: 8000, or the next free]"
)
@click.option("--reset", is_flag=True, help="Forget what was done in the demo and begin again.")
@click.option("--no-serve", is_flag=True, help="Set the demo up, then stop.")
def demo(port: int | None, *, reset: bool, no_serve: bool) -> None:
    """Show a fictional company: choose whom to be with one click, no password.

    In one debrief the members whom nobody is are played, so that you can live through it alone.

    The demo has its own folder and database, answers on 127.0.0.1 alone and sends no mail. It never touches a
    company's data, whatever DATABASE_URL says.
    """
    stand_on_own_ground()
    if reset:
        shutil.rmtree(home_for(Mode.DEMO), ignore_errors=True)
    start_django()
    raise_the_company()
    if not no_serve:
        chosen = port or free_port_from(FIRST_PORT)
        require_free(LOOPBACK, chosen)
        answer(LOOPBACK, chosen, workers=1, tickers=[the_players()])


@click.command(short_help="Serve the company's pages.")
@click.option(
    "--host", default=LOOPBACK, show_default=True, help="Address to answer on; 0.0.0.0 is all of them."
)
@click.option("--port", default=FIRST_PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the company's pages until stopped (Ctrl+C or SIGTERM); requests under way are finished first.

    Put a proxy that speaks HTTPS before it, and say so: DOORDESK_URL=https://..., DOORDESK_BEHIND_PROXY=yes.
    On SQLite one process is right; on PostgreSQL use one worker for each core.
    """
    start_django()
    keep_the_demo_at_home(host)
    require_current_database()
    require_free(host, port)
    answer(host, port, workers)


def stand_on_own_ground() -> None:
    """Turn demo mode on for this process, and lay aside what belongs to a real company."""
    os.environ["DOORDESK_MODE"] = Mode.DEMO
    laid_aside = [name for name in FORBIDDEN if os.environ.pop(name, "")]
    if laid_aside:
        click.echo(
            f"The demo runs on its own database and address: {', '.join(laid_aside)} not used.", err=True
        )


def keep_the_demo_at_home(host: str) -> None:
    """Refuse to show a demo to other machines."""
    from django.conf import settings

    if settings.DEMO and host != LOOPBACK:
        message = "The demo lets anyone sign in as anyone: it answers on 127.0.0.1 alone."
        raise Unready(message)


def raise_the_company() -> None:
    """Bring the demo's database up to date and load the cast into an empty one."""
    from django.contrib.auth import get_user_model

    from doordesk.mechanisms.demo.actions import load

    bring_up_to_date()
    if not get_user_model().objects.exists():
        click.echo("Setting up the fictional company ...")
        load()


def the_players() -> Ticker:
    """Return the clock by which the demo plays the members of a debrief whom nobody else is."""
    from doordesk.mechanisms.demo.tasks import play_all

    return Ticker(play_all, every=PLAYERS_EVERY)


def say_when_it_answers(host: str, port: int) -> None:
    """Print the address once a browser would get an answer there, not before."""
    wait_until_answered(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Doordesk answers at http://{shown}:{port}  (Ctrl+C stops it)")


def make_room_for(connections: int) -> int:
    """Let this process and its workers have so many connections open, or as many as the system allows."""
    try:
        import resource
    except ImportError:  # not on Windows, which has no such limit
        return connections
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    wanted = connections + OTHER_FILES
    allowed = wanted if hard == unlimited else min(hard, wanted)
    if soft != unlimited and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return min(connections, max(allowed, soft) - OTHER_FILES) if soft != unlimited else connections


def own_clocks() -> tuple[Ticker, ...]:
    """Return the clocks of every server; the backup has one to itself, since it may take minutes."""
    return Ticker(*MINUTELY), Ticker(*NIGHTLY)


def answer(host: str, port: int, workers: int, tickers: Iterable[Ticker] = ()) -> None:
    """Serve until stopped: pages on fixed threads, event streams beside them on each worker's loop."""
    from django.core.management import call_command
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels

    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # a worker is a fork: no connection may be shared
    server = Granian(
        "doordesk.config.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        loop=Loops.asyncio,
        backpressure=make_room_for(MOST_CONNECTIONS),
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=15,
        log_level=LogLevels.error,
    )
    for ticker in (*own_clocks(), *tickers):
        server.on_startup(ticker.start)
        server.on_shutdown(ticker.stop)
    server.on_startup(Thread(target=say_when_it_answers, args=(host, port), daemon=True).start)
    server.serve()
    click.echo("Stopped.")
