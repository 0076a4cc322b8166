"""How quickly a deed is on everybody's screen, and what open streams cost: `python -m benchmarks.live`.

So many debriefs of eight people each, on one server process, on SQLite and on PostgreSQL (the tests' own,
where its programs are installed); first by streams, then the same people asking every three seconds.
Everybody fetches the parts that a deed changed, as the page does; that somebody came is not fetched here:
1,600 never come within seconds. All of it runs on this machine: the browsers take their share.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from tests.builders.server import ROOT, Server, serving
from tests.postgres import cluster, database, find

COMPANY = "benchmarks.live_company"
AT_TABLE = 8
Plan = list[dict[str, Any]]
TICK = os.sysconf("SC_CLK_TCK")


def worker(server: Server) -> Path:
    """Where the system tells about the server's worker process."""
    main = server.process.pid if server.process else 0
    return Path("/proc") / Path(f"/proc/{main}/task/{main}/children").read_text().split()[0]


def memory(server: Server) -> int:
    """Bytes that the worker holds."""
    return int((worker(server) / "statm").read_text().split()[1]) * resource.getpagesize()


def processor(server: Server) -> float:
    """Seconds that the worker has computed."""
    fields = (worker(server) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def share(values: list[float], part: float) -> float:
    """The value that this part of all stays under, in milliseconds."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] * 1000 if values else float("nan")


def line(what: str, values: list[float]) -> None:
    """Print one figure."""
    shares = "  ".join(f"p{int(part * 100)} {share(values, part):>7.0f}" for part in (0.5, 0.99))
    most = max(values, default=float("nan")) * 1000
    print(f"  {what:<46}{shares}  slowest {most:>7.0f} ms   ({len(values)})", flush=True)


def browsers(server: Server, streams: Plan, asked: argparse.Namespace, *, polls: bool) -> None:
    """Open all windows, do deeds meanwhile, and print what was measured."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as plan:
        json.dump({"port": server.port, "streams": streams, "polls": polls}, plan)
        plan.flush()
        before = memory(server)
        begun = time.time()
        readers = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.live_readers", plan.name],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        if not readers.stdout or readers.stdout.readline().strip() != "open":
            raise RuntimeError("the browsers could not open their windows")
        taken = time.time() - begun
        time.sleep(5)  # arrivals are written down, and the pages that they change fetched
        after, cpu, started = memory(server), processor(server), time.time()
        deeds = server.play(f"{COMPANY}:act", asked.seconds, asked.rate)
        time.sleep(4)
        busy = (processor(server) - cpu) / (time.time() - started)
        found = json.loads(readers.communicate("")[0])
    report(found, deeds, polls=polls)
    if not polls:
        a_stream = (after - before) / len(streams) / 1024
        print(f"  {len(streams)} streams opened in {taken:.1f} s; {a_stream:.0f} KB a stream", end="")
        print(f", {after / 1e6:.0f} MB in all")
    print(f"  the worker was busy {busy:.0%} of one core", flush=True)


def report(found: dict[str, Any], deeds: list[list[Any]], *, polls: bool) -> None:
    """Print how long deeds took to arrive, and pages."""
    moments = {(channel, number): moment for channel, number, moment in deeds}
    if not polls:
        came = [at - moments[name, n] for name, n, at in found["events"] if (name, n) in moments]
        line("from the deed to the browser's event", came)
        missing = len(moments) * AT_TABLE - len(came)
        print(f"  events that did not come: {missing}")
    shown = [
        at - moment
        for (channel, number), moment in moments.items()
        for at in first_shown(found["fragments"], channel, number)
    ]
    line("from the deed to its fragment", shown)
    line(
        "a page (the desk) meanwhile", [taken for taken, status in found["pages"] if status == HTTPStatus.OK]
    )
    if polls:
        line("a poll", found["polls"])


def first_shown(fragments: list[list[Any]], channel: str, number: int) -> list[float]:
    """When each window first had a fragment with this event in it."""
    first: dict[int, float] = {}
    for name, reached, moment, status, window in fragments:
        if name == channel and reached >= number and status < HTTPStatus.MULTIPLE_CHOICES:
            first[window] = min(moment, first.get(window, moment))
    return list(first.values())


def warm(server: Server, streams: Plan) -> None:
    """Let every thread of the server have made a few pages."""

    def look(mine: Plan) -> None:
        for one in mine:
            for address in ("/", f"/debriefs/{one['room']}/"):
                asked = Request(f"{server.url}{address}", headers={"Cookie": f"doordesk={one['cookie']}"})  # noqa: S310
                with urlopen(asked, timeout=60) as answer:  # noqa: S310 - our own server
                    answer.read()

    threads = [threading.Thread(target=look, args=(streams[part::400],)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(name: str, address: str, asked: argparse.Namespace) -> None:
    """Make a company on this database and measure it both ways."""
    with serving(address, start=False) as server:
        print(f"{name}: {asked.debriefs} debriefs of {AT_TABLE} people", flush=True)
        streams = server.play(f"{COMPANY}:build", asked.debriefs)
        for polls in (False, True):
            server.start()
            warm(server, streams)
            print(" asking every three seconds" if polls else " streams", flush=True)
            browsers(server, streams, asked, polls=polls)
            server.kill()


def main() -> None:
    """Measure on each database there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--debriefs", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--rate", type=float, default=2, help="deeds a second, in all debriefs together")
    asked = parser.parse_args()
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}")
    measure("SQLite", "", asked)
    if find():
        with cluster() as address:
            measure("PostgreSQL", database(address), asked)
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
