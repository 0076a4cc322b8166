"""Times the prompts for a large packet: eight assessments of 600 words, votes revealed, nobody has spoken."""

import time
import tomllib
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from doordesk.engines.facilitation import Meeting, Member, Part, Passage, Principle, Step, Vote, prompts

PEOPLE, WORDS, PRINCIPLES, RUNS = 8, 600, 6, 20
PACKETS = Path(__file__).parents[1] / "tests" / "engines" / "facilitation" / "packets"


def meeting() -> Meeting:
    """A packet made of the labelled ones' sentences, half of each assessment notes, half evidence."""
    files = sorted(PACKETS.rglob("*.toml"))
    tables = [table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8"))["packet"]]
    text = cycle(" ".join(one["text"] for table in tables for one in table["passages"]).split())
    passages: list[Passage] = []
    for author in range(1, PEOPLE + 1):
        passages.append(Passage(len(passages) + 1, author, None, Part.NOTES, _some(text, WORDS // 2)))
        for principle in range(author % 2 * 3 + 1, author % 2 * 3 + 4):
            told = _some(text, WORDS // 6)
            passages.append(Passage(len(passages) + 1, author, principle, Part.EVIDENCE, told, 3))
    return Meeting(
        Step.DISCUSSING,
        "Kim Sato",
        tuple(Member(person, f"Person {person}", 5, hires=person == 1) for person in range(1, PEOPLE + 1)),
        tuple(Principle(one, f"Principle {one}", (1, 2)) for one in range(1, PRINCIPLES + 1)),
        tuple(passages),
        tuple(Vote(person, 3 + person % 2, 3 + person % 2) for person in range(1, PEOPLE + 1)),
        other_candidates=("Lars Berg", "Farah Nouri"),
    )


def _some(text: "cycle[str]", number: int) -> str:
    return " ".join(islice(text, number))


def main(say: Callable[[str, list[float]], None]) -> None:
    """Measure the first look, which reads the lists, and those that follow, each on a packet read anew."""
    times = []
    for _ in range(RUNS + 1):
        fresh = meeting()
        start = time.perf_counter()
        prompts(fresh)
        times.append((time.perf_counter() - start) * 1000)
    say("prompts, 8 x 600 words, the first time", times[:1])
    say("prompts, 8 x 600 words", times[1:])
