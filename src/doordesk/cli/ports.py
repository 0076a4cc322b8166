"""Whether a port can be had, before a server tries."""

import errno
import socket
import time

from doordesk.cli.starting import Unready

MOST_TRIES = 50
SECONDS_BETWEEN_KNOCKS = 0.1


def trouble_with(host: str, port: int) -> OSError | None:
    """Return what keeps a server from answering there; None when nothing does."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:  # a name that cannot be resolved is one, too
        return error
    return None


def free_port_from(first: int) -> int:
    """Return the first free port from `first` on; `first` itself when there is none."""
    ports = range(first, first + MOST_TRIES)
    return next((port for port in ports if trouble_with("127.0.0.1", port) is None), first)


def require_free(host: str, port: int) -> None:
    """Refuse, with the way out, when a server could not answer there."""
    error = trouble_with(host, port)
    if error is None:
        return
    if error.errno == errno.EADDRINUSE:
        free = free_port_from(port + 1)
        message = (
            f"Port {port} is taken by another program. Use another one (--port {free}), or stop that program."
        )
    elif error.errno == errno.EACCES:
        message = f"Port {port} needs rights this user lacks. Use one above 1023, with a proxy before it."
    else:
        message = f"This machine cannot answer on {host}: {error.strerror or error}. Look at --host."
    raise Unready(message)


def wait_until_answered(host: str, port: int) -> None:
    """Return once a server of ours takes a connection there."""
    knock_at = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    while True:
        try:
            socket.create_connection((knock_at, port), timeout=1).close()
        except OSError:
            time.sleep(SECONDS_BETWEEN_KNOCKS)
        else:
            return
