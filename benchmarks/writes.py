"""Times durable writes of many threads to one SQLite file: `python -m benchmarks.writes`.

With our line of writers and with Django's backend alone, in turns, in one run.
"""

import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier, Thread

from doordesk.config import database

database.prefer_newer_sqlite()

import django
from django.conf import settings
from django.db import connections, transaction

THREADS = 8
SECONDS = 4.0
PAUSE = 0.002  # a thread that serves pages does something else between two deeds
ROUNDS = 3
ENGINES = {"in line": "doordesk.config.sqlite", "alone": "django.db.backends.sqlite3"}


def prepare(folder: Path) -> None:
    """Open one file for each backend, alike in all but the backend."""
    described = {
        alias: {**database.sqlite(folder / f"{alias}.sqlite3"), "ENGINE": engine}
        for alias, engine in ENGINES.items()
    }
    settings.configure(DATABASES={"default": described["in line"], **described})
    django.setup()
    for alias in ENGINES:
        with connections[alias].cursor() as cursor:
            cursor.execute("CREATE TABLE deed (pk INTEGER PRIMARY KEY, said TEXT)")


def deeds(alias: str, begin: Barrier, took: list[float]) -> None:
    """Read and write in one short transaction after another, as a deed of the product does."""
    begin.wait()
    until = time.perf_counter() + SECONDS
    while (start := time.perf_counter()) < until:
        with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
            cursor.execute("SELECT MAX(pk) FROM deed").fetchone()
            cursor.execute("INSERT INTO deed (said) VALUES (%s)", ["what somebody did " * 10])
        took.append((time.perf_counter() - start) * 1000)
        time.sleep(PAUSE)
    connections[alias].close()


def one_round(alias: str) -> list[float]:
    """Let all threads write for a while; return the milliseconds of every deed."""
    begin, took = Barrier(THREADS), list[float]()
    threads = [Thread(target=deeds, args=(alias, begin, took)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return took


def main() -> None:
    """Measure both in turns; the middle round counts."""
    with tempfile.TemporaryDirectory(prefix="doordesk-bench-") as folder:
        prepare(Path(folder))
        rounds: dict[str, list[list[float]]] = {alias: [] for alias in ENGINES}
        for _ in range(ROUNDS):
            for alias, done in rounds.items():
                done.append(one_round(alias))
        for alias, done in rounds.items():
            rate = median(len(took) / SECONDS for took in done)
            late, later = (median(quantiles(took, n=1000)[mark] for took in done) for mark in (989, 998))
            worst = max(max(took) for took in done)
            waits = f"p99 {late:.1f} ms   p99.9 {later:.1f} ms   slowest {worst:.0f} ms"
            print(f"{alias:<8}{rate:>7.0f} writes a second   {waits}")


if __name__ == "__main__":
    main()
